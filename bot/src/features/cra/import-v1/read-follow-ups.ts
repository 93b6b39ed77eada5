import type { CraContent } from '@coop/contract/cra';

import { readOrganisme } from './codes.ts';
import { Findings } from './findings.ts';
import { isNothing, readWhole } from './read-number.ts';
import { isFields } from './v1-record.ts';

type FollowUps = Pick<CraContent, 'suites' | 'orientations'>;
type Orientation = CraContent['orientations'][number];

const unspecified = 'non précisé';
const precisionLimits = { min: 3, max: 60 };

/**
 * Follow-ups and where people were redirected: the larger of the redirection and the sum of the
 * organisms counts; more people than there were is no follow-up at all.
 */
export function readFollowUps(
  { accompagnement, organismes }: { accompagnement: unknown; organismes: unknown },
  participants: number,
  findings: Findings,
): FollowUps {
  const found = new Findings();
  const given = isFields(accompagnement) ? accompagnement : {};
  const individuel = readCount(given['individuel'], found);
  const atelier = readCount(given['atelier'], found);
  const redirection = readCount(given['redirection'], found);
  const orientations = readOrientations(organismes, found);
  const sum = orientations.reduce((total, { n }) => total + n, 0);
  const redirected = Math.max(redirection, sum);
  if (individuel + atelier + redirected > participants) {
    findings.repair('suites', 'follow-ups-dropped', accompagnement);
    return { suites: { individuel: 0, atelier: 0, redirection: 0 }, orientations: [] };
  }
  if (redirection < sum && !isNothing(given['redirection'])) {
    found.repair('suites', 'raised-to-orientations', given['redirection']);
  }
  if (redirection > sum) {
    found.repair('orientations', 'orientations-completed', sum);
    addTo(orientations, { organisme: 'autre', n: redirection - sum, precision: unspecified });
  }
  const order = ['suites', 'orientations'];
  findings.repairs.push(
    ...found.repairs.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)),
  );
  return { suites: { individuel, atelier, redirection: redirected }, orientations };
}

function readCount(received: unknown, findings: Findings): number {
  if (isNothing(received)) return 0;
  const n = readWhole(received, 'suites', findings);
  if (n !== undefined && n >= 0) return n;
  findings.repair('suites', 'not-a-number', received);
  return 0;
}

/** `[{"<organism>": n}, …]`; one that is not of the list keeps its text. */
function readOrientations(received: unknown, findings: Findings): Orientation[] {
  const orientations: Orientation[] = [];
  const groups = Array.isArray(received) ? received : [received];
  for (const [name, value] of groups.filter(isFields).flatMap((group) => Object.entries(group))) {
    const n = readPeople(name, value, findings);
    if (n > 0) addTo(orientations, { ...organismOf(name), n });
  }
  return orientations;
}

function readPeople(name: string, value: unknown, findings: Findings): number {
  const n = readWhole(value, 'orientations', findings);
  if (n !== undefined && n >= 0) return n;
  findings.repair('orientations', 'count-unreadable-1', { [name]: value ?? null });
  return 1;
}

function organismOf(name: string): Omit<Orientation, 'n'> {
  const known = readOrganisme(name);
  if (known) return { organisme: known.code };
  const text = name.trim().slice(0, precisionLimits.max).trim();
  const precision = text.length < precisionLimits.min ? unspecified : text;
  return { organisme: 'autre', precision };
}

/** An organism stands once: its people are added. */
function addTo(orientations: Orientation[], added: Orientation): void {
  const same = orientations.find(
    ({ organisme, precision }) => organisme === added.organisme && precision === added.precision,
  );
  if (same) same.n += added.n;
  else orientations.push(added);
}
