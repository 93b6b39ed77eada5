import { statuts, tranchesAge } from '@coop/contract/cra';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { OneOf } from '../../../ui/choices.tsx';
import { chooseAge, chooseStatut, setAge, setStatut, spreadStatuts } from '../form/cra-changes.ts';
import { CountRows } from './count-rows.tsx';
import type { SectionProps } from './section-props.ts';
import { errorIdOf, Section, titleId } from './section.tsx';

/** Who: for one person a tap on one age and one status, for several the counts of each. */
export function PeopleSection({ view, change }: SectionProps): React.ReactElement {
  return view.isOnePerson ? (
    <OnePerson view={view} change={change} />
  ) : (
    <SeveralPeople view={view} change={change} />
  );
}

function OnePerson({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form, errors } = view;
  return (
    <>
      <Section field="ages" errors={errors} title={t('cra.age.one')}>
        <div data-stop="">
          <OneOf
            labelledBy={titleId('ages')}
            describedBy={errorIdOf('ages', errors)}
            choices={tranchesAge.map((code) => ({ value: code, label: t(`age.${code}`) }))}
            value={tranchesAge.find((code) => form.ages[code] === 1)}
            onChoose={(age) => change(chooseAge(form, age))}
          />
        </div>
      </Section>
      <Section field="statuts" errors={errors} title={t('cra.statut.one')}>
        <div data-stop="">
          <OneOf
            labelledBy={titleId('statuts')}
            describedBy={errorIdOf('statuts', errors)}
            choices={statuts.map((code) => ({ value: code, label: t(`cra.statut.one.${code}`) }))}
            value={statuts.find((code) => form.statuts[code] === 1)}
            onChoose={(statut) => change(chooseStatut(form, statut))}
          />
        </div>
      </Section>
    </>
  );
}

function SeveralPeople({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form, errors } = view;
  return (
    <>
      <CountRows
        field="ages"
        errors={errors}
        rows={tranchesAge.map((code) => ({ code, label: t(`age.${code}`) }))}
        counts={form.ages}
        participants={form.participants}
        remaining={view.ages}
        onCount={(age, n) => change(setAge(form, age, n))}
      />
      <CountRows
        field="statuts"
        errors={errors}
        rows={statuts.map((code) => ({ code, label: t(`statut.${code}`) }))}
        counts={form.statuts}
        participants={form.participants}
        remaining={view.statuts}
        onCount={(statut, n) => change(setStatut(form, statut, n))}
        foot={
          view.statuts.missing > 0 ? (
            <Button isSmall onPress={() => change(spreadStatuts(form))}>
              {t('cra.statuts.spread', { count: view.statuts.missing })}
            </Button>
          ) : null
        }
      />
    </>
  );
}
