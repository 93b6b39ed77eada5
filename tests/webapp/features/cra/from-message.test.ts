import { describe, expect, it } from '@jest/globals';

import { notesOf } from '../../../../webapp/src/features/cra/from-message.ts';

const claire = {
  id: 'u1',
  username: 'claire.martin',
  first_name: 'Claire',
  last_name: 'Martin',
  nickname: 'Cléo',
};
const notes = (message: string) => notesOf({ post: { id: 'p', message }, author: claire });

describe('the notes made of a message', () => {
  it('say what it says, line by line', () => {
    expect(notes('Aide aux impôts\n- déclaration')).toBe('Aide aux impôts\n- déclaration');
  });

  it("never say its author's name, however it is written", () => {
    expect(notes('Bonjour, Claire MARTIN (cléo, Claire) ; clairement')).toBe(
      'Bonjour, … (…, …) ; clairement',
    );
  });

  it('name nobody who is mentioned', () => {
    expect(notes('avec @karim.d et (@all), mail a@b.fr')).toBe('avec @… et (@…), mail a@b.fr');
  });

  it('have no character that is not seen, and end at 2,000', () => {
    expect(notes('a\u202eb\u200bc\u0000d')).toBe('abcd');
    expect(notes('x'.repeat(3_000))).toHaveLength(2_000);
  });
});
