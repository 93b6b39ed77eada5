import { canaux } from '@coop/contract/cra';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button } from '../../../ui/button.tsx';
import { OneOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { useDesk } from '../desk-context.tsx';
import { CommuneField } from './commune-field.tsx';
import { MyPlaces } from './my-places.tsx';
import type { SectionProps } from './section-props.ts';
import { titleId } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

/** Channel and commune; favourites fill both. */
export function PlaceEditor({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form } = view;
  return (
    <>
      <Favourites view={view} change={change} />
      <h3 id={titleId('canal')} className={css('title')}>
        {t('field.canal')}
      </h3>
      <OneOf
        labelledBy={titleId('canal')}
        choices={canaux.map((code) => ({ value: code, label: t(`canal.${code}`) }))}
        value={form.canal}
        onChoose={(canal) => change({ ...form, canal })}
      />
      <CommuneField commune={form.commune} onChoose={(commune) => change({ ...form, commune })} />
      <KeepAsUsual view={view} change={change} />
      <MyPlaces view={view} change={change} />
    </>
  );
}

function Favourites({ view, change }: SectionProps): React.ReactElement | null {
  const t = useText();
  const habits = useLive(useDesk().habits);
  const places = habits.tag === 'known' ? habits.value.places : [];
  if (places.length === 0) {
    return null;
  }
  const current = places.findIndex(
    ({ canal, commune }) => canal === view.form.canal && commune.insee === view.form.commune?.insee,
  );
  return (
    <>
      <h3 id="coop-cra-places" className={css('title')}>
        {t('cra.place.favourites')}
      </h3>
      <OneOf
        labelledBy="coop-cra-places"
        choices={places.map(({ nom, commune, canal }, at) => ({
          value: String(at),
          label: nom ?? t('cra.place.favourite', { name: commune.nom, canal: t(`canal.${canal}`) }),
        }))}
        value={String(current)}
        onChoose={(at) => {
          const place = places[Number(at)];
          if (place !== undefined) {
            change({ ...view.form, canal: place.canal, commune: place.commune });
          }
        }}
      />
    </>
  );
}

/** Offered when the place is whole and is not the usual one already. */
function KeepAsUsual({ view }: SectionProps): React.ReactElement | null {
  const t = useText();
  const desk = useDesk();
  const habits = useLive(desk.habits);
  const { canal, commune } = view.form;
  const usual = habits.tag === 'known' ? habits.value.place : undefined;
  if (canal === undefined || commune === undefined) {
    return null;
  }
  const isSaved = habits.tag === 'known' && habits.value.isPlaceSaved === true;
  if (isSaved && usual?.canal === canal && usual.commune.insee === commune.insee) {
    return <p className={css('hint')}>{t('cra.place.isUsual')}</p>;
  }
  return (
    <Button look="quiet" isSmall onPress={() => void desk.savePlace({ canal, commune })}>
      {t('cra.place.keepAsUsual')}
    </Button>
  );
}
