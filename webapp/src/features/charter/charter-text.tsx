import type { OwnCharter } from '@coop/contract/charter-routes';
import * as React from 'react';
import { useState } from 'react';

import { hostMarkdown } from '../../core/host-markdown.ts';
import { useText } from '../../core/language.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import styles from './charter.module.css';

const css = classNames(styles);

export interface CharterTextProps {
  readonly document: NonNullable<OwnCharter['document']>;
  readonly changesTitle: string | undefined;
}

/** What changed first, then the summary; the whole text and the questions a press away. */
export function CharterText({ document, changesTitle }: CharterTextProps): React.ReactElement {
  const t = useText();
  return (
    <div className={css('text')} lang={document.language}>
      {changesTitle === undefined ? null : (
        <section className={css('changes')}>
          <h3>{changesTitle}</h3>
          {document.changes.map(({ version, text }) => (
            <Markdown key={version}>{text}</Markdown>
          ))}
        </section>
      )}
      <section>
        <h3>{t('charter.summary')}</h3>
        <Markdown>{document.summary}</Markdown>
      </section>
      <Folded title={t('charter.text')}>
        <Markdown>{document.body}</Markdown>
      </Folded>
      {document.faq.length === 0 ? null : (
        <Folded title={t('charter.faq')}>
          <dl className={css('questions')}>
            {document.faq.map(({ question, answer }) => (
              <React.Fragment key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </React.Fragment>
            ))}
          </dl>
        </Folded>
      )}
    </div>
  );
}

function Folded(props: {
  readonly title: string;
  readonly children: React.ReactNode;
}): React.ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure title={props.title} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      {props.children}
    </Disclosure>
  );
}

function Markdown({ children }: { readonly children: string }): React.ReactElement {
  return (
    <div className={css('markdown')}>
      {hostMarkdown(children) ?? <p className={css('plain')}>{children}</p>}
    </div>
  );
}
