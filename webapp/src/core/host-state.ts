/** The part of the host's store that we read. All of it may be missing on a page still loading. */
export interface HostState {
  readonly entities?: {
    readonly users?: {
      readonly currentUserId?: string;
      readonly profiles?: Readonly<Record<string, HostUser | undefined>>;
    };
    readonly teams?: { readonly currentTeamId?: string };
    readonly channels?: {
      readonly currentChannelId?: string;
      readonly channels?: Readonly<Record<string, HostChannel | undefined>>;
      readonly myMembers?: Readonly<Record<string, unknown>>;
    };
    readonly general?: { readonly config?: Readonly<Record<string, string | undefined>> };
  };
}

export interface HostUser {
  readonly id: string;
  readonly username?: string;
  readonly first_name?: string;
  readonly locale?: string;
}

export interface HostChannel {
  readonly id: string;
  readonly team_id?: string;
  readonly type?: string;
  readonly delete_at?: number;
}

export interface HostStore {
  getState(): HostState;
  /** Takes actions and thunks. */
  dispatch(action: unknown): unknown;
  subscribe(listener: () => void): () => void;
}
