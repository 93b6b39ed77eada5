import * as React from 'react';
import { Markdown } from '../markdown/markdown-view.tsx';
import { usePage, usePageState } from './page-context.ts';

/** Markdown of a message: its links to channels and pages of the site are followed in the page. */
export function RichText(props: { readonly text: string; readonly isInline?: boolean }) {
  const { history } = usePage();
  const team = usePageState(
    (state) => state.entities.teams.teams[state.entities.teams.currentTeamId]?.name ?? '',
  );
  return (
    <Markdown
      text={props.text}
      isInline={props.isInline ?? false}
      onChannel={(name) => {
        history.push(`/${team}/channels/${name}`);
      }}
      onPath={(path) => {
        history.push(path);
      }}
    />
  );
}
