import type { Router } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';
import { registerAccessTokenRoutes } from './access-tokens.ts';
import { registerBotRoutes } from './bots.ts';
import { registerChannelListRoutes } from './channel-lists.ts';
import { registerChannelMemberRoutes } from './channel-members.ts';
import { registerChannelRoutes } from './channels.ts';
import { registerConfigRoutes } from './config.ts';
import { registerDirectChannelRoutes } from './direct-channels.ts';
import { registerIntegrationRoutes } from './integrations.ts';
import { registerLoginRoutes } from './logins.ts';
import { registerOutsideRoutes } from './outside.ts';
import { registerPeopleRoutes } from './people.ts';
import { registerPostListRoutes } from './post-lists.ts';
import { registerPostRoutes } from './posts.ts';
import { registerPreferenceRoutes } from './preferences.ts';
import { registerProfileImageRoutes } from './profile-images.ts';
import { registerReactionRoutes } from './reactions.ts';
import { registerReadingRoutes } from './reading.ts';
import { registerRoleRoutes } from './roles.ts';
import { registerStatusRoutes } from './statuses.ts';
import { registerSystemRoutes } from './system.ts';
import { registerTeamInvitationRoutes } from './team-invitations.ts';
import { registerTeamMemberRoutes } from './team-members.ts';
import { registerTeamRoutes } from './teams.ts';
import { registerUserRoutes } from './users.ts';

const MODULES = [
  registerAccessTokenRoutes,
  registerBotRoutes,
  registerChannelListRoutes,
  registerChannelMemberRoutes,
  registerChannelRoutes,
  registerConfigRoutes,
  registerDirectChannelRoutes,
  registerIntegrationRoutes,
  registerLoginRoutes,
  registerOutsideRoutes,
  registerPeopleRoutes,
  registerPostListRoutes,
  registerPostRoutes,
  registerPreferenceRoutes,
  registerProfileImageRoutes,
  registerReactionRoutes,
  registerReadingRoutes,
  registerRoleRoutes,
  registerStatusRoutes,
  registerSystemRoutes,
  registerTeamInvitationRoutes,
  registerTeamMemberRoutes,
  registerTeamRoutes,
  registerUserRoutes,
];

/** Every module of routes; the order does not matter. */
export function registerRoutes(router: Router, sandbox: Sandbox): void {
  for (const register of MODULES) register(router, sandbox);
}
