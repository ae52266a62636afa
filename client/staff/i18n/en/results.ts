export const results = {
  organization: 'Organization',
  everyone: 'All organizations together',
  count: 'Responses in the results',
  freshOn: 'responses up to and including {{day}}',
  steps_one:
    'While the survey runs, figures advance in steps of at least {{count}} new response, so that a change never points to one person.',
  steps_other:
    'While the survey runs, figures advance in steps of at least {{count}} new responses, so that a change never points to one person.',
  waiting: 'New responses have arrived and will join the next step.',
  final: 'The campaign is closed, the results are final.',
  hidden_one: 'hidden: fewer than {{count}} response',
  hidden_other: 'hidden: fewer than {{count}} responses',
  hiddenWhy:
    'Small groups are not shown, so that no answer can be tied to a person. Sometimes a larger neighbour is hidden too: otherwise the small one could be worked out.',
  hiddenAllTitle: 'No results to show yet',
  hiddenAll_one: 'At least {{count}} response is needed. Before that, answers could be recognised.',
  hiddenAll_other:
    'At least {{count}} responses are needed. Before that, answers could be recognised.',
  answeredBy_one: '{{count}} person answered',
  answeredBy_other: '{{count}} people answered',
  mean: 'mean {{value}}',
  asTable: 'Table',
  asChart: 'Chart',
  answer: 'Answer',
  people: 'Responses',
  share: 'Share',
  tableOf: 'Answers to the question: {{question}}',
  noCells: 'Free answers are not shown here.',
  organizationsCaption: 'Responses by organization',
  byOrganization: 'By organization',
  emptyTitle: 'No results yet',
  emptyText: 'They appear after the campaign opens and responses arrive.',
  dataFormTitle: 'Data forms are read in the indicators',
  dataFormText:
    'Values of data forms go straight into the indicators of organizations and the municipality.',
  toIndicators: 'Open the indicators',
};
