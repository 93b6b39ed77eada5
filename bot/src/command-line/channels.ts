import type { Adding } from './adding.ts';
import { environmentOf } from './environment.ts';
import type { ExitCode, Shell } from './shell.ts';
import { settingsProblem } from './settings-problem.ts';
import { withChannels, type Channels } from './with-channels.ts';
import { withoutMarks } from './shell.ts';
import { readConfig, type Config, type Environment } from '../config.ts';
import { lines, say, type Text } from '../core/text.ts';

interface PlanOptions {
  readonly json?: true;
}

interface ApplyOptions extends PlanOptions {
  readonly removals?: string;
}

/** `coop plan`: what the bot would change in the channels, team by team, each under its own id. */
export function addPlan({ program, shell, finish }: Adding): void {
  const { t } = shell;
  program
    .command('plan')
    .description(t(say('operation.plan.summary')))
    .option('--json', t(say('operation.json')))
    .action(async (options: PlanOptions) => {
      finish(await showPlans(shell, configOf(shell, environmentOf(shell, program)), options));
    });
}

/** `coop apply <id>`: applies a plan that was shown in the last half hour. */
export function addApply({ program, shell, finish }: Adding): void {
  const { t } = shell;
  program
    .command('apply')
    .description(t(say('operation.apply.summary')))
    .argument('<id>', t(say('operation.apply.id')))
    .option('--removals <number>', t(say('operation.apply.removals')))
    .option('--json', t(say('operation.json')))
    .action(async (id: string, options: ApplyOptions) => {
      const config = configOf(shell, environmentOf(shell, program));
      finish(await applyOne(shell, config, { ...options, id }));
    });
}

function configOf(shell: Shell, environment: Environment): Config {
  const read = readConfig(environment);
  if (!read.ok) throw settingsProblem(shell, read.problems);
  return read.config;
}

function showPlans(shell: Shell, config: Config, { json }: PlanOptions): Promise<ExitCode> {
  return withChannels(shell, config, async ({ deps, place, community }: Channels) => {
    const { makePlan } = await import('../features/channels/apply/make-plan.ts');
    const { planText } = await import('../features/channels/apply/run-card.ts');
    const { figuresOf } = await import('../features/channels/plan/danger.ts');
    const facts: unknown[] = [];
    let code: ExitCode = 0;
    for (const team of community.teams) {
      const made = await makePlan(deps, place(team));
      if (!made.ok) {
        code = 1;
        complain(shell, failureText(made.failure));
        continue;
      }
      const { run, thought } = made.value;
      const { plan, observed } = thought;
      const figures = figuresOf(plan);
      facts.push({ id: run.id, team: team.key, figures, drifts: plan.drifts });
      if (!json) print(shell, lines(...planText(run, { figures, plan, observed })));
    }
    if (json) shell.terminal.print(JSON.stringify(facts));
    return code;
  });
}

function applyOne(
  shell: Shell,
  config: Config,
  { id, removals, json }: ApplyOptions & { readonly id: string },
): Promise<ExitCode> {
  return withChannels(shell, config, async ({ deps, place, community }: Channels) => {
    const { applyHere } = await import('../features/channels/apply/apply-here.ts');
    const { doneText, progressText } = await import('../features/channels/apply/run-card.ts');
    const { runFigures } = await import('../features/channels/apply/progress.ts');
    const done = await applyHere(deps, {
      id,
      place,
      teams: community.teams,
      ...(removals !== undefined && { typed: removals }),
      onProgress: (progress) => complain(shell, progressText({ id }, progress)),
    });
    if (!done.ok) {
      complain(shell, failureText(done.failure));
      return 1;
    }
    const { reports, left } = done.value;
    const figures = runFigures(reports);
    if (json)
      shell.terminal.print(JSON.stringify({ id, figures, left: left.plan.operations.length }));
    else print(shell, doneText({ id }, { figures, reports, left }));
    return figures.refused + figures.notAdded > 0 ? 1 : 0;
  });
}

type Refusal =
  | { readonly tag: 'NoCommunity' | 'NoTeam' | 'Busy' | 'PlanChanged' | 'Interrupted' }
  | { readonly tag: 'PlanUnknown' | 'RunUnderWay'; readonly id: string }
  | { readonly tag: 'NumberNeeded'; readonly id: string; readonly removals: number };

function failureText(failure: Refusal): Text {
  switch (failure.tag) {
    case 'NoCommunity':
      return say('channels.failure.noCommunity');
    case 'PlanUnknown':
      return say('channels.failure.planUnknown', { id: failure.id });
    case 'RunUnderWay':
      return say('channels.failure.underWay', { id: failure.id });
    case 'NumberNeeded': {
      const { id, removals } = failure;
      return say('channels.failure.numberNeeded', { id, removals });
    }
    case 'NoTeam':
      return say('operation.plan.noTeam');
    case 'Busy':
      return say('operation.plan.busy');
    case 'PlanChanged':
      return say('operation.plan.changed');
    case 'Interrupted':
      return say('operation.plan.interrupted');
  }
}

function print({ terminal, t }: Shell, text: Text): void {
  terminal.print(withoutMarks(t(text)));
}

function complain({ terminal, t }: Shell, text: Text): void {
  terminal.complain(withoutMarks(t(text)));
}
