import type { NamedPlace } from '@coop/contract/cra-routes';
import * as React from 'react';
import { useState } from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { useDesk } from '../desk-context.tsx';
import { PlaceName } from './place-name.tsx';
import type { SectionProps } from './section-props.ts';
import styles from './section.module.css';
import { type Places, usePlaces } from './use-places.ts';

const css = classNames(styles);

/** Keeping the place on screen as a favourite, and the favourites that are kept. */
export function MyPlaces({ view }: SectionProps): React.ReactElement {
  const t = useText();
  const places = usePlaces();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <KeepPlace view={view} places={places} />
      {places.refusal === undefined ? null : (
        <p role="alert" className={css('hint')}>
          {places.refusal}
        </p>
      )}
      {places.dropped === undefined ? null : (
        <TakeBack place={places.dropped} onTakeBack={places.save} />
      )}
      {places.places.length === 0 ? null : (
        <Disclosure
          title={t('cra.places.manage')}
          summary={t('cra.places.count', { count: places.places.length })}
          isOpen={isOpen}
          onToggle={() => setIsOpen(!isOpen)}
        >
          <ul className={css('rows', 'plain')}>
            {places.places.map((place) => (
              <PlaceRow key={place.nom} place={place} places={places} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

interface KeepPlaceProps extends Pick<SectionProps, 'view'> {
  readonly places: Places;
}

/** Offered when the place is whole and no favourite says it already. */
function KeepPlace({ view, places }: KeepPlaceProps): React.ReactElement | null {
  const t = useText();
  const [isNaming, setIsNaming] = useState(false);
  const { canal, commune } = view.form;
  if (canal === undefined || commune === undefined) {
    return null;
  }
  const isKept = places.places.some(
    (place) => place.canal === canal && place.commune.insee === commune.insee,
  );
  if (isNaming) {
    return (
      <PlaceName
        name={commune.nom}
        onCancel={() => setIsNaming(false)}
        onName={async (nom) => setIsNaming(!(await places.save({ nom, canal, commune })))}
      />
    );
  }
  return isKept ? null : (
    <Button look="quiet" isSmall icon="star-outline" onPress={() => setIsNaming(true)}>
      {t('cra.places.keep')}
    </Button>
  );
}

interface TakeBackProps {
  readonly place: NamedPlace;
  readonly onTakeBack: Places['save'];
}

function TakeBack({ place, onTakeBack }: TakeBackProps): React.ReactElement {
  const t = useText();
  return (
    <div className={css('row')} role="status">
      <span>{t('cra.places.dropped', { name: place.nom })}</span>
      <Button isSmall onPress={() => void onTakeBack(place)}>
        {t('cra.done.undo')}
      </Button>
    </div>
  );
}

interface PlaceRowProps {
  readonly place: NamedPlace;
  readonly places: Places;
}

function PlaceRow({ place, places }: PlaceRowProps): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const [isNaming, setIsNaming] = useState(false);
  const { nom, canal, commune } = place;
  if (isNaming) {
    return (
      <li>
        <PlaceName
          name={nom}
          onCancel={() => setIsNaming(false)}
          onName={async (next) => setIsNaming(!(await places.save({ ...place, nom: next }, nom)))}
        />
      </li>
    );
  }
  return (
    <li className={css('row', 'place')}>
      <span>
        {nom}
        <span className={css('hint', 'below')}>
          {t('cra.place.favourite', { name: commune.nom, canal: t(`canal.${canal}`) })}
        </span>
      </span>
      <Menu
        label={t('cra.places.menu', { name: nom })}
        items={[
          {
            id: 'usual',
            label: t('cra.place.keepAsUsual'),
            icon: 'home-outline',
            onPress: () => void desk.savePlace({ canal, commune }),
          },
          {
            id: 'rename',
            label: t('cra.places.rename'),
            icon: 'pencil-outline',
            onPress: () => setIsNaming(true),
          },
          {
            id: 'drop',
            label: t('cra.line.remove'),
            icon: 'trash-can-outline',
            onPress: () => void places.drop(place),
          },
        ]}
      />
    </li>
  );
}
