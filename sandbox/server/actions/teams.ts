import { lengthOf } from '../http/code-points.ts';
import { AppError } from '../http/app-error.ts';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Team } from '../state/entities.ts';
import { wholeTeamView } from '../views/team-view.ts';
import { saveNewChannel } from './channels.ts';
import { findUser } from './find.ts';
import { joinTeam } from './join-team.ts';

import { TOWN_SQUARE } from './join-channel.ts';

const NAME = /^[a-z0-9]+([a-z\-0-9]+|(__)?)[a-z0-9]+$/;
const RESERVED = [
  'admin',
  'api',
  'channel',
  'claim',
  'error',
  'files',
  'help',
  'landing',
  'login',
  'mfa',
  'oauth',
  'plug',
  'plugins',
  'post',
  'signup',
  'boards',
  'playbooks',
];

export const isTeamName = (name: string): boolean => name.length >= 2 && NAME.test(name);

export interface TeamDraft {
  readonly name: string;
  readonly display_name: string;
  readonly type: string;
  readonly description: string;
  readonly company_name: string;
  readonly allowed_domains: string;
  readonly allow_open_invite: boolean;
}

/** A team with its two channels; its creator becomes its administrator. */
export function createTeam(sandbox: Sandbox, draft: TeamDraft, creatorId: string): Team {
  const creator = findUser(sandbox, creatorId);
  const now = sandbox.clock.now();
  const team: Team = {
    ...draft,
    id: newId(),
    create_at: now,
    update_at: now,
    delete_at: 0,
    email: creator.email,
    invite_id: newId(),
    group_constrained: null,
  };
  checkTeam(team);
  if (sandbox.world.teamsByName.one(team.name) !== undefined) {
    throw new AppError('store.sql_team.save_team.existing.app_error', 400);
  }
  sandbox.world.teams.put(team);
  for (const [name, display_name] of [
    [TOWN_SQUARE, 'Town Square'],
    ['off-topic', 'Off-Topic'],
  ] as const) {
    saveNewChannel(sandbox, {
      team_id: team.id,
      type: 'O',
      name,
      display_name,
      header: '',
      purpose: '',
      creator_id: '',
      shared: null,
    });
  }
  joinTeam(sandbox, team, { user: creator, requestorId: '' });
  return team;
}

function checkTeam(team: Team): void {
  const refuse = (what: string): never => {
    throw new AppError(`model.team.is_valid.${what}.app_error`, 400);
  };
  const shown = lengthOf(team.display_name);
  if (shown === 0 || shown > 64) refuse('name');
  if (Buffer.byteLength(team.name) > 64) refuse('url');
  if (Buffer.byteLength(team.description) > 255) refuse('description');
  if (RESERVED.some((word) => team.name.toLowerCase().startsWith(word))) refuse('reserved');
  if (!isTeamName(team.name)) refuse('characters');
  if (team.type !== 'O' && team.type !== 'I') refuse('type');
  if (Buffer.byteLength(team.company_name) > 64) refuse('company');
  if (Buffer.byteLength(team.allowed_domains) > 1000) refuse('domains');
}

/** Stores a changed team and tells its members, without its address and invitation. */
export function changeTeam(sandbox: Sandbox, changed: Team, event = 'update_team'): Team {
  checkTeam(changed);
  const team = sandbox.world.teams.put({ ...changed, update_at: sandbox.clock.now() });
  const shown = wholeTeamView({ ...team, email: '', invite_id: '' });
  sandbox.hub.emit(event, { team: JSON.stringify(shown) }, { team_id: team.id });
  return team;
}

/** The same with a new invitation: the old one stops working. */
export function newInvitation(sandbox: Sandbox, team: Team): Team {
  return changeTeam(sandbox, { ...team, invite_id: newId() });
}
