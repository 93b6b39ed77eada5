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
    readonly posts?: { readonly posts?: Readonly<Record<string, HostPost | undefined>> };
    readonly general?: { readonly config?: Readonly<Record<string, string | undefined>> };
  };
}

export interface HostPost {
  readonly id: string;
  readonly user_id?: string;
  /** Empty for what a person wrote. */
  readonly type?: string;
  readonly message?: string;
  /** Instants, ms since 1970. */
  readonly create_at?: number;
  readonly delete_at?: number;
}

export interface HostUser {
  readonly id: string;
  readonly username?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly nickname?: string;
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
