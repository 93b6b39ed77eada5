import { codeLifeMs, codeHash, makeLinkCode } from './link-code.ts';
import type { LinkCodes } from './ports.ts';
import type { RegistryReader } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { Person } from '../../../core/actor.ts';
import type { Clock, Random } from '../../../core/clock.ts';
import type { ExportedFile } from '../../../core/describe-export.ts';
import type { History } from '../../../core/history.ts';
import { localDay } from '../../../core/local-day.ts';
import type { Say } from '../../../core/rendered.ts';
import { csvFile } from '../../../core/sheets/csv-file.ts';
import { mediaTypes, type Row } from '../../../core/sheets/sheet.ts';
import { say } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface MakeCodesDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{ readonly linkCodes: LinkCodes; readonly history: History }>;
}

/**
 * A code for each expected person, in place of the former one, as a file: the only time that codes are
 * seen, since their hashes alone are stored.
 */
export async function makeCodes(
  { clock, random, registry, timeZone, transaction }: MakeCodesDeps,
  { actor, say: t }: { readonly actor: Person; readonly say: Say },
): Promise<ExportedFile> {
  const expected: Entry[] = [];
  for await (const entry of registry.entries()) {
    if (entry.status === 'attendu') expected.push(entry);
  }
  const endsAt = clock.now() + codeLifeMs;
  const rows = await transaction(async ({ linkCodes, history }) => {
    const made: Row[] = [];
    for (const { id, email, givenName, familyName } of expected) {
      const code = makeLinkCode(random);
      await linkCodes.put({ hash: codeHash(code) ?? '', entryId: id, endsAt });
      made.push([id, email, givenName, familyName, code, localDay(endsAt, timeZone)]);
    }
    const chain = 'administration';
    const by = await history.pseudonym(chain, actor.entryId ?? actor.userId);
    const data = { export: 'registry.codes', codes: made.length };
    await history.append(chain, { type: 'export.made', actor: by, obj: {}, data }, clock.now());
    return made;
  });
  const titles = ['id', 'email', 'prenom', 'nom', t(say('registry.codes.code'))];
  const columns = [...titles, t(say('registry.codes.until'))].map((title) => ({ title }));
  return {
    name: 'registre-codes.csv',
    mediaType: mediaTypes.csv,
    content: csvFile({ name: 'codes', columns, rows }, { decimalMark: ',' }),
  };
}
