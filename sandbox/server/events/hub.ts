import type { World } from '../state/world.ts';
import { pairKey } from '../state/world.ts';

/** To whom an event goes; the first field that is set decides, nothing set is everybody. */
export interface Broadcast {
  readonly connection_id?: string;
  readonly omit_connection_id?: string;
  readonly user_id?: string;
  readonly omit_users?: Readonly<Record<string, boolean>>;
  readonly channel_id?: string;
  readonly team_id?: string;
  /** Of two variants of an event, which people hear this one: system administrators or the others. */
  readonly only?: 'administrators' | 'others';
}

export interface ServerEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly broadcast: {
    readonly omit_users: Readonly<Record<string, boolean>> | null;
    readonly user_id: string;
    readonly channel_id: string;
    readonly team_id: string;
    readonly connection_id: string;
    readonly omit_connection_id: string;
    readonly contains_sanitized_data?: true;
    readonly contains_sensitive_data?: true;
  };
}

/** What an event carries: the same for everybody, or made for each who hears it. */
export type EventPayload =
  Readonly<Record<string, unknown>> | ((userId: string) => Readonly<Record<string, unknown>>);

/** One person's connection as the hub sees it. */
export interface Listener {
  readonly connectionId: string;
  readonly userId: string;
  hear(event: ServerEvent): void;
}

/** Carries events to those connections that may hear them, in the order they are emitted. */
export class EventHub {
  readonly #world: World;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(world: World) {
    this.#world = world;
  }

  join(listener: Listener): void {
    const own = this.#listeners.get(listener.userId) ?? new Set<Listener>();
    this.#listeners.set(listener.userId, own.add(listener));
  }

  leave(listener: Listener): void {
    const own = this.#listeners.get(listener.userId);
    own?.delete(listener);
    if (own?.size === 0) this.#listeners.delete(listener.userId);
  }

  /** Whether the person has a connection open. */
  isConnected(userId: string): boolean {
    return this.#listeners.has(userId);
  }

  emit(event: string, payload: EventPayload, to: Broadcast = {}): void {
    if (this.#listeners.size === 0) return;
    const broadcast: ServerEvent['broadcast'] = {
      omit_users: to.omit_users ?? null,
      user_id: to.user_id ?? '',
      channel_id: to.channel_id ?? '',
      team_id: to.team_id ?? '',
      connection_id: to.connection_id ?? '',
      omit_connection_id: to.omit_connection_id ?? '',
      ...(to.only === 'others' ? { contains_sanitized_data: true } : {}),
      ...(to.only === 'administrators' ? { contains_sensitive_data: true } : {}),
    };
    for (const listener of this.#audience(to)) {
      const data = typeof payload === 'function' ? payload(listener.userId) : payload;
      listener.hear({ event, data, broadcast });
    }
  }

  *#audience(to: Broadcast): Iterable<Listener> {
    for (const userId of this.#people(to)) {
      for (const listener of this.#listeners.get(userId) ?? []) {
        const isMeant =
          to.connection_id === undefined || listener.connectionId === to.connection_id;
        if (isMeant && listener.connectionId !== to.omit_connection_id) yield listener;
      }
    }
  }

  *#people(to: Broadcast): Iterable<string> {
    if (to.user_id !== undefined && to.user_id !== '') {
      if (this.#isOfAudience(to.user_id, to)) yield to.user_id;
      return;
    }
    for (const userId of [...this.#listeners.keys()]) {
      if (to.omit_users?.[userId] === true) continue;
      if (this.#isOfAudience(userId, to) && this.#isConcerned(userId, to)) yield userId;
    }
  }

  #isConcerned(userId: string, to: Broadcast): boolean {
    if (to.channel_id !== undefined && to.channel_id !== '') {
      return this.#world.channelMembers.has(pairKey(to.channel_id, userId));
    }
    if (to.team_id !== undefined && to.team_id !== '') {
      return this.#world.teamMembers.get(pairKey(to.team_id, userId))?.delete_at === 0;
    }
    return true;
  }

  #isOfAudience(userId: string, to: Broadcast): boolean {
    if (to.only === undefined) return true;
    const roles = this.#world.users.get(userId)?.roles.split(' ') ?? [];
    return roles.includes('system_admin') === (to.only === 'administrators');
  }
}
