import * as z from 'zod';

import { applyRun, type Applied, type WorkDeps, type WorkPlace } from './apply-run.ts';
import { followRenames } from './follow-renames.ts';
import { holdLease, type LeaseDeps } from './hold-lease.ts';
import { leaseOf } from './make-plan.ts';
import { pass } from './pass.ts';
import { shownRun } from './run-record.ts';
import { drawRun, type RunView } from './run-card.ts';
import { saveLearnt } from './save-learnt.ts';
import { freshTimes, pauseAfter, type TeamTimes } from './team-times.ts';
import { tellDrifts, warnOfEnds } from './tell-team.ts';
import { think } from '../look/think.ts';
import type { Community } from '../channels.ts';
import type { LoadedCommunity } from '../community-file/load-community.ts';
import { figuresOf } from '../plan/danger.ts';
import { progressOf, runFigures } from './progress.ts';
import { pairKey } from '../plan/world.ts';
import type { RunRecord } from '../ports.ts';
import { stateKey, type BotState } from '../../../core/bot-state.ts';
import type { UserId } from '../../../core/actor.ts';
import type { HistoryReader } from '../../../core/history.ts';

/** Teams for which a first plan was applied. */
export const appliedKey = stateKey('channels.applied', z.record(z.string(), z.number()));

export interface ChannelWorkDeps extends WorkDeps, LeaseDeps {
  readonly state: BotState;
  readonly history: Pick<HistoryReader, 'heads'>;
  readonly readCommunity: () => Promise<LoadedCommunity | undefined>;
}

const progressEveryMs = 5_000;

/**
 * The work on channels that goes on beside everything else, one team after another: plans that
 * somebody asked for, plans to apply, full and light passes. What is heard only hastens a pass.
 */
export class ChannelWork {
  readonly #deps: ChannelWorkDeps;
  readonly #teams = new Map<string, TeamTimes>();
  readonly #hands = new Map<string, UserId>();
  #isStopping = false;
  #isHastened = false;
  #isFullWanted = false;

  constructor(deps: ChannelWorkDeps) {
    this.#deps = deps;
  }

  /** Something happened: a light pass comes next. */
  hasten(): void {
    this.#isHastened = true;
  }

  /** Much may have happened: a full pass comes next. */
  wantFull(): void {
    this.#isFullWanted = true;
  }

  /** Somebody was heard adding or removing another, in a channel by its id. */
  heardHand(channelId: string, userId: UserId, by: UserId): void {
    this.#hands.set(pairKey(channelId, userId), by);
    this.#isHastened = true;
  }

  /** Ends after the call under way. */
  halt(): void {
    this.#isStopping = true;
  }

  /** One round; whether there is more to do at once. */
  async round(): Promise<boolean> {
    const loaded = await this.#deps.readCommunity();
    if (!loaded) return false;
    const [isHastened, isFull] = [this.#isHastened, this.#isFullWanted];
    this.#isHastened = false;
    this.#isFullWanted = false;
    let more = false;
    for (const team of loaded.community.teams) {
      if (this.#isStopping) return false;
      const times = this.#timesOf(team.key);
      if (isFull) times.fullAt = 0;
      if (isHastened) times.lightAt = 0;
      const place = { community: loaded.community, team, offsets: times.offsets };
      if (!(await this.#hasWork(place, times))) continue;
      const lease = leaseOf(team.key);
      more =
        ((await holdLease(this.#deps, lease, () => this.#work(place, times))) ?? false) || more;
    }
    return more;
  }

  #timesOf(key: string): TeamTimes {
    const known = this.#teams.get(key);
    if (known) return known;
    const fresh = freshTimes();
    this.#teams.set(key, fresh);
    return fresh;
  }

  /** Only reads, so that a bot with nothing to do writes nothing. */
  async #hasWork({ team, community }: WorkPlace, times: TeamTimes): Promise<boolean> {
    if (this.#deps.clock.now() < times.waitUntil) return false;
    const open = await this.#deps.ledger.openRuns();
    if (open.some((run) => run.team === team.key)) return true;
    const { isFull, isLight } = await this.#due(community, times);
    return isFull || isLight;
  }

  async #due({ channelSettings }: Community, times: TeamTimes) {
    const now = this.#deps.clock.now();
    const heads = await this.#heads();
    return {
      heads,
      isFull: times.fullAt === 0 || now >= times.fullAt + channelSettings.fullPassMs,
      isLight: times.heads !== heads || now >= times.lightAt + channelSettings.lightPassMs,
    };
  }

  /** A failure of Mattermost makes the team wait, longer and longer. */
  async #work(place: WorkPlace, times: TeamTimes): Promise<boolean> {
    const { clock, log } = this.#deps;
    try {
      const more = await this.#next(place, times);
      times.failures = 0;
      return more;
    } catch (error) {
      times.failures += 1;
      const pause = pauseAfter(times.failures);
      times.waitUntil = clock.now() + pause;
      log.warn({ team: place.team.key, pause, error }, 'channels could not be looked at');
      return false;
    }
  }

  async #next(place: WorkPlace, times: TeamTimes): Promise<boolean> {
    await followRenames(this.#deps, place.community);
    const open = (await this.#deps.ledger.openRuns()).find(({ team }) => team === place.team.key);
    if (open?.state === 'asked') return this.#show(place, open);
    if (open?.state === 'applying') return this.#apply(place, times, open);
    return this.#pass(place, times);
  }

  async #show(place: WorkPlace, run: RunRecord): Promise<boolean> {
    const thought = await think(this.#deps, { ...place, depth: 'full' });
    if (!thought) {
      await this.#put({ ...run, state: 'failed' }, { kind: 'no-team', team: place.team.key });
      return true;
    }
    await saveLearnt(this.#deps, thought);
    const shown = shownRun(run, thought, this.#deps.clock.now());
    const { plan, observed } = thought;
    await this.#put(shown, { kind: 'shown', figures: figuresOf(plan), plan, observed });
    return true;
  }

  async #apply(place: WorkPlace, times: TeamTimes, asked: RunRecord): Promise<boolean> {
    const { clock, ledger } = this.#deps;
    const begunAt = asked.begunAt ?? clock.now();
    const state = { run: { ...asked, begunAt }, drawnAt: 0, isStopped: false };
    await this.#put(state.run, {
      kind: 'progress',
      progress: progressOf({ done: 0, total: 0 }, { begunAt, now: begunAt }),
    });
    const applied = await applyRun(this.#deps, place, {
      run: asked,
      options: {
        actor: asked.by === undefined ? 'operator' : 'bot',
        isStopping: () => this.#isStopping || state.isStopped,
        onProgress: async (steps) => {
          const now = clock.now();
          state.run = { ...state.run, done: steps.done };
          state.isStopped = (await ledger.run(asked.id))?.state === 'stopped';
          if (state.isStopped || now - state.drawnAt < progressEveryMs) return;
          state.drawnAt = now;
          await this.#put(state.run, {
            kind: 'progress',
            progress: progressOf(steps, { begunAt, now }),
          });
        },
      },
    });
    return this.#conclude(place, times, { run: state.run, applied });
  }

  async #conclude(
    { community, team }: WorkPlace,
    times: TeamTimes,
    { run, applied }: { readonly run: RunRecord; readonly applied: Applied },
  ): Promise<boolean> {
    const { state, clock } = this.#deps;
    switch (applied.kind) {
      case 'no-team':
        await this.#put({ ...run, state: 'failed' }, { kind: 'no-team', team: team.key });
        return true;
      case 'changed': {
        const { plan, observed } = applied.thought;
        const figures = figuresOf(plan);
        await this.#put(applied.run, { kind: 'changed', figures, plan, observed });
        return true;
      }
      case 'ended': {
        if (applied.why === 'unreachable') throw new Error('Mattermost does not answer');
        if (this.#isStopping && applied.why === 'stopped') return false;
        const figures = runFigures(applied.reports);
        const next = applied.why === 'stopped' ? 'stopped' : 'failed';
        await this.#put({ ...run, state: next }, { kind: 'ended', why: applied.why, figures });
        return true;
      }
      case 'done': {
        const known = await state.read(appliedKey);
        await state.write(appliedKey, { ...known, [team.key]: clock.now() });
        const { reports, left } = applied;
        const view = {
          kind: 'done',
          figures: runFigures(reports),
          reports,
          left,
          community,
        } as const;
        await this.#put({ ...run, state: 'done' }, view);
        times.lightAt = clock.now();
        times.fullAt = clock.now();
        return true;
      }
    }
  }

  async #put(run: RunRecord, view: RunView): Promise<void> {
    await this.#deps.transaction(async ({ channels, outbox }) => {
      await channels.putRun(run);
      await drawRun(outbox, { run, view, at: this.#deps.clock.now() });
    });
  }

  async #pass(place: WorkPlace, times: TeamTimes): Promise<boolean> {
    const { clock, state, log } = this.#deps;
    const now = clock.now();
    const { heads, isFull, isLight } = await this.#due(place.community, times);
    if (!isFull && !isLight) return false;
    const applied = await state.read(appliedKey);
    const result = await pass(this.#deps, place, {
      depth: isFull ? 'full' : 'light',
      hands: this.#takeHands(),
      mayAct: applied?.[place.team.key] !== undefined,
      isStopping: () => this.#isStopping,
    });
    times.lightAt = now;
    if (isFull) {
      times.fullAt = now;
      await warnOfEnds(this.#deps, place.community);
    }
    times.heads = heads;
    if (!result) return false;
    if (isFull) {
      const { learnt, plan } = result.thought;
      const { team } = place;
      await tellDrifts(this.#deps, { team, ledger: learnt.ledger, drifts: plan.drifts });
    }
    const { ended } = result.report;
    if (ended === 'unreachable') throw new Error('Mattermost does not answer');
    log.info(
      { team: place.team.key, done: result.report.done.length, isFull },
      'channels looked at',
    );
    return false;
  }

  /**
   * Every decision about people ends in a log: when one has grown, somebody may have to move. What a
   * pass itself writes there leads to one more, which finds nothing to do.
   */
  async #heads(): Promise<string> {
    const heads = await this.#deps.history.heads();
    return heads.map(({ chain, seq }) => `${chain} ${String(seq)}`).join(' ');
  }

  #takeHands(): ReadonlyMap<string, UserId> {
    const hands = new Map(this.#hands);
    this.#hands.clear();
    return hands;
  }
}
