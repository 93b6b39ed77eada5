/** A community of few channels, in the form of the file. */
export function smallFile({
  settings = '',
  more = [],
}: { readonly settings?: string; readonly more?: readonly string[] } = {}): string {
  const channels = [
    '{key: accueil, kind: welcome, adopt: {name: town-square}, type: public, gate: open, display: Accueil, members: everyone, leave: return}',
    '{key: actualites, kind: national, display: Actualités, members: [{role: [conseiller, animateur]}], leave: return}',
    '{key: coordination, kind: national, display: Coordination, members: [{role: coordinateur}]}',
    '{key: "dep-{code}", each: territory, kind: territory, display: "{display_name}", members: [{role: [conseiller, coordinateur], territory: same}], referents: [{role: coordinateur, territory: same}, {role: animateur, fallback: true}]}',
    '{key: education, kind: theme, type: public, display: Éducation, join: everyone, extra: keep}',
    '{key: equipe, kind: team, gate: open, display: Équipe, members: [{role: animateur}], leave: return}',
    ...more,
  ];
  return [
    'version: 1',
    'community: {id: conum, name: Conum, languages: [fr, en], timezone: Europe/Paris}',
    'teams: [{key: principal, name: cnum, default: true, people: watch}]',
    'territories: few.csv',
    'defaults: {team: principal, type: private, gate: charter, leave: respect, extra: report, join: none, header: "{referents}"}',
    'channels:',
    `  ${settings}`,
    '  list:',
    ...channels.map((channel) => `  - ${channel}`),
  ].join('\n');
}

export const fewTerritories = [
  'code,name,slug,region,display_name,time_zone',
  '64,Pyrénées-Atlantiques,pyreneesatlantiques,Nouvelle-Aquitaine,64 - Pyrénées-Atlantiques,Europe/Paris',
  '35,Ille-et-Vilaine,illeetvilaine,Bretagne,35 - Ille-et-Vilaine,Europe/Paris',
  '974,La Réunion,lareunion,La Réunion,974 - La Réunion,Indian/Reunion',
].join('\n');
