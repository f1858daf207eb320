export const rights = {
  rights_note:
    'What the law gives you against whoever holds data of yours. Here you hold it yourself, so each is a button.',
  right_access: 'See all',
  right_access_text:
    'Everything that Waybill holds about everything, in one file to read. Keys and passphrases are not in it.',
  right_portability: 'Take it along',
  right_portability_text:
    'The exchanges for another program: JSON with the inventory at its head, or a CSV that is safe to open in a spreadsheet.',
  right_correction: 'Correct',
  right_correction_text:
    'The one thing that you wrote yourself into the records is the name of a project. It is put right in keys, exchanges and totals.',
  right_erasure: 'Erase',
  right_erasure_text:
    'Of a time, a client key, a provider, a project, or everything. The bytes are overwritten in the file, and a report says how many.',
  right_restriction: 'Restrict, and object',
  right_restriction_text:
    'Make a client key private, and its requests leave no row while its limits hold. Or switch off a single field.',
  right_withdrawal: 'Withdraw',
  right_withdrawal_text:
    'Switch recording off at the top of this screen: from that moment no exchange is written down. Erase what was before, if you like.',
  to_fields: 'Fields',
  to_overview: 'Overview',
  format_text: 'Text',
  format_json: 'JSON',
  format_ndjson: 'NDJSON',
  format_csv: 'CSV',
  download_as: '{{what}}: download as {{format}}',
  gathered: 'Gathering… {{size}}',
  correct_open: 'Correct a project…',
  correct_text: 'The new name stands wherever the old one did, in the past as well.',
  correct_submit: 'Correct',
  corrected_title: 'Corrected',
  no_projects: 'No client key has a project, and nothing that is kept names one.',
  choose_project: 'Choose the project to correct.',
  new_name: 'Right name',
  new_name_hint: 'Left empty: no project at all.',
  erase_open: 'Erase…',
} as const
