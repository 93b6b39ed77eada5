/** What the stand-in's store holds: the shape that the real host gives to plugins. */
export interface PageState {
  readonly entities: Readonly<Record<string, unknown>>;
  readonly plugins: Readonly<Record<string, unknown>>;
  readonly views: {
    readonly rhs: { readonly isSidebarOpen: boolean; readonly pluggableId: string };
  };
}

export interface PageAction {
  readonly type: string;
  readonly id?: string;
  readonly locale?: string;
}

const person = { id: 'user1', username: 'claire', first_name: 'Claire', locale: 'fr' };

/** The state of a page just loaded: nobody knows yet which team and channel are on screen. */
export function firstState(): PageState {
  return {
    entities: entities('fr', '', ''),
    plugins: { plugins: {}, components: {} },
    views: { rhs: { isSidebarOpen: false, pluggableId: '' } },
  };
}

function entities(locale: string, teamId: string, channelId: string): PageState['entities'] {
  return {
    users: { currentUserId: person.id, profiles: { [person.id]: { ...person, locale } } },
    teams: { currentTeamId: teamId, teams: {}, myMembers: {} },
    channels: {
      currentChannelId: channelId,
      channels: { channel1: { id: 'channel1', team_id: 'team1', type: 'O', delete_at: 0 } },
      myMembers: { channel1: { roles: 'channel_user' } },
    },
    general: { config: { SiteURL: window.location.origin, DefaultClientLocale: 'fr' } },
    preferences: { myPreferences: {} },
  };
}

export function reduce(state: PageState = firstState(), action: PageAction): PageState {
  switch (action.type) {
    case 'ARRIVED':
      return { ...state, entities: entities('fr', 'team1', 'channel1') };
    case 'LOCALE':
      return { ...state, entities: entities(action.locale ?? 'fr', 'team1', 'channel1') };
    case 'SHOW_PANEL':
      return panel(state, true, action.id ?? '');
    case 'HIDE_PANEL':
      return panel(state, false, '');
    default:
      return state;
  }
}

function panel(state: PageState, isSidebarOpen: boolean, pluggableId: string): PageState {
  return { ...state, views: { rhs: { isSidebarOpen, pluggableId } } };
}
