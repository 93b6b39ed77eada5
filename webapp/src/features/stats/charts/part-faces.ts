import type { Part } from '../blocks/block.ts';

/** How a part is filled: a tone, whole or in lines. */
export interface Face {
  readonly tone: 'strong' | 'soft' | 'quietFill';
  readonly lines: 'none' | 'rising' | 'falling' | 'upright';
}

const lines = ['none', 'rising', 'falling', 'upright'] as const;
const hiddenFace: Face = { tone: 'quietFill', lines: 'rising' };

/**
 * A face for each part, no two alike: tones take turns, so that neighbours are told apart by their
 * lightness; among those of one tone the largest is whole and the others have lines of their own.
 */
export function partFaces(parts: readonly Part[]): readonly Face[] {
  return parts.map((part, at) => {
    if (part.isHidden) {
      return hiddenFace;
    }
    const ofTone = parts.filter((other, index) => index % 2 === at % 2 && !other.isHidden);
    const rank = [...ofTone].sort((a, b) => b.pm - a.pm).indexOf(part);
    return { tone: at % 2 === 0 ? 'strong' : 'soft', lines: lines[rank] ?? 'upright' };
  });
}
