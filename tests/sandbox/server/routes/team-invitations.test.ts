import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newScene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

let scene: Scene;
let invitation: string;

beforeAll(async () => {
  scene = await newScene();
  const team = await scene.admin.get(`/api/v4/teams/${scene.teamId}`);
  invitation = String(team.body['invite_id']);
});

afterAll(() => scene.close());

it('shows a stranger the team an invitation is for', async () => {
  const shown = await scene.stranger.get(`/api/v4/teams/invite/${invitation}`);
  expect(shown.body).toEqual({
    id: scene.teamId,
    name: 'coop',
    display_name: 'Coop',
    description: '',
  });
});

it('lets whoever has the invitation enter', async () => {
  const guest = await scene.account('guest');
  const entered = await guest.post(`/api/v4/teams/members/invite?invite_id=${invitation}`);
  expect(entered.status).toBe(201);
  expect(entered.body).toMatchObject({ team_id: scene.teamId, user_id: guest.id });
});

it('refuses an invitation nobody made, and none at all', async () => {
  const stray = await scene.account('stray');
  const unknown = await stray.post('/api/v4/teams/members/invite?invite_id=nothing');
  expect(unknown.body['id']).toBe('app.team.get_by_invite_id.finding.app_error');
  const none = await stray.post('/api/v4/teams/members/invite');
  expect(none.body['id']).toBe('api.team.add_user_to_team.missing_parameter.app_error');
});

it('finds teams by a part of their name, in pages for those who see them all', async () => {
  const found = await scene.admin.post('/api/v4/teams/search', { term: 'OO' });
  expect(JSON.parse(found.text)).toHaveLength(1);
  const paged = await scene.admin.post('/api/v4/teams/search', { term: '', page: 1, per_page: 1 });
  expect(paged.body).toEqual({ teams: [], total_count: 1 });
  const member = await scene.member('member');
  const refused = await member.post('/api/v4/teams/search', { term: '', page: 0, per_page: 1 });
  expect(refused.status).toBe(501);
});
