import { placeLimits, type UsualPlace } from '@coop/contract/cra-routes';

import type { CraChatDeps } from './chat-deps.ts';
import type { Unreadable } from './dialog-refusals.ts';
import { textOf } from './read-entry.ts';
import type { NotRegistered } from '../failures.ts';
import { readCra } from '../list-cras.ts';
import { dropFavourite, saveFavourite, type SaveFavouriteFailure } from '../manage-places.ts';
import { readHabits } from '../read-habits.ts';
import { savePlace } from '../save-place.ts';
import type { Person } from '../../../core/actor.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message, type SealedArgs } from '../../../core/message.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say, typed, type Text } from '../../../core/text.ts';

interface Known {
  /** The place of the CRA that the dialog was opened from. */
  readonly here: UsualPlace | undefined;
  readonly favourites: readonly UsualPlace[];
}

async function readPlaces(deps: CraChatDeps, actor: Person, args: SealedArgs): Promise<Known> {
  const [habits, cra] = await Promise.all([
    readHabits(deps, { actor }),
    readCra(deps, { actor, id: String(args['id']) }),
  ]);
  const { commune, canal } = cra.ok ? cra.value.content : {};
  return {
    here: commune && canal && { commune, canal },
    favourites: habits.ok ? habits.value.places : [],
  };
}

/** What can be done with the place of this CRA, and with those that are kept. */
export function placesForm({ here, favourites }: Known): DialogForm {
  const named = (act: 'rename' | 'drop') =>
    favourites.map(({ nom = '' }) => ({
      label: say(`cra.places.${act}`, { name: typed(nom) }),
      value: `${act}:${nom}`,
    }));
  const ofHere = here && [
    { label: say('cra.places.keep', placeWords(here)), value: 'keep' },
    { label: say('cra.places.usual', placeWords(here)), value: 'usual' },
  ];
  return {
    title: say('cra.places.title'),
    submit: say('cra.save'),
    elements: [
      {
        type: 'select',
        name: 'act',
        label: say('cra.places.act'),
        options: [...(ofHere ?? []), ...named('rename'), ...named('drop')],
        ...(here && { value: 'keep' }),
      },
      {
        type: 'text',
        name: 'nom',
        label: say('cra.places.name'),
        help: say('cra.places.nameHelp'),
        optional: true,
        maxLength: placeLimits.nom.max,
        ...(here && { value: here.commune.nom }),
      },
    ],
  };
}

function placeWords({ commune, canal }: UsualPlace) {
  return { place: typed(commune.nom), canal: say(`canal.${canal}`) };
}

type Done = { readonly sentence: Text };

/** « Mes lieux »: keeps the place of a CRA, makes it the usual one, renames or drops another. */
export const placesDialog = describeDialog({
  name: 'cra.places',
  access: ['conseiller'],
  form: async (deps: CraChatDeps, { actor, args }: DialogRequest) =>
    placesForm(await readPlaces(deps, actor, args)),
  run: async (
    deps: CraChatDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<Done, SaveFavouriteFailure | NotRegistered | Unreadable>> => {
    const { here, favourites } = await readPlaces(deps, actor, args);
    const [act, ...rest] = textOf(submission['act']).split(':');
    const former = rest.join(':');
    const nom = textOf(submission['nom']);
    const chosen = act === 'keep' || act === 'usual' ? here : placeOf(favourites, former);
    if (!chosen) return unreadable('act');
    if (act === 'drop') {
      const dropped = await dropFavourite(deps, { actor, nom: former });
      return dropped.ok ? done('cra.places.dropped', former) : dropped;
    }
    if (act === 'usual') {
      const saved = await savePlace(deps, { actor, place: chosen });
      return saved.ok ? done('cra.places.isUsual', chosen.commune.nom) : saved;
    }
    if (nom === '') return unreadable('nom');
    const place = { nom, commune: chosen.commune, canal: chosen.canal };
    const formerName = act === 'rename' ? former : undefined;
    const saved = await saveFavourite(deps, { actor, place, formerName });
    return saved.ok ? done('cra.places.kept', nom) : saved;
  },
  render: {
    ok: ({ sentence }) => message(sentence),
    refuse: {
      Unreadable: ({ refusal }) => refusal,
      NotRegistered: () => ({ general: say('cra.failure.notRegistered') }),
      UnknownCommune: ({ received }) => ({
        general: say('refusal.unknown-commune', { received: typed(received) }),
      }),
      PlaceNameTaken: ({ nom }) => ({
        elements: { nom: say('cra.places.taken', { nom: typed(nom) }) },
      }),
      TooManyPlaces: ({ max }) => ({ general: say('cra.places.tooMany', { max }) }),
    },
  },
});

function placeOf(favourites: readonly UsualPlace[], nom: string): UsualPlace | undefined {
  return favourites.find((favourite) => favourite.nom === nom);
}

function done(
  key: 'cra.places.dropped' | 'cra.places.isUsual' | 'cra.places.kept',
  name: string,
): Result<Done, never> {
  return ok({ sentence: say(key, { name: typed(name) }) });
}

function unreadable(element: string): Result<never, Unreadable> {
  const elements = { [element]: say('refusal.required') };
  return fail({ tag: 'Unreadable', refusal: { elements } });
}
