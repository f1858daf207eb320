export const proof = {
  proof_note:
    'Sends marked requests through the real way to a provider inside Waybill, then looks for the marks in every file that Waybill owns.',
  proof_run: 'Run the self-test',
  proof_again: 'Run it again',
  proof_sending: 'Sending marked requests…',
  proof_searching: 'Searching every file…',
  proof_stopped: 'Stopped before its end: there is no verdict.',
  proof_step_send:
    'Marks go out in every place of a request: prompt, system text, tools, file names, headers, query; and come back in answers and errors, whole and broken off.',
  proof_step_search: 'The database, its log, caches, logs and temporary files are searched for them, byte by byte.',
  proof_step_erase:
    'The test’s own rows are erased, and the files are searched for their bytes. Nothing else is touched.',
  proof_passed: 'Passed: no mark in any file, and no byte of the erased rows.',
  proof_failed_one: 'Failed: {{formatted}} mark was found.',
  proof_failed_other: 'Failed: {{formatted}} marks were found.',
  proof_sum:
    '{{requests}} requests with {{markers}} marks; {{files}} files with {{size}} searched; {{rows}} rows of its own erased.',
  proof_left_out: 'Not searched:',
  proof_sent_one: '{{formatted}} request sent',
  proof_sent_other: '{{formatted}} requests sent',
  proof_markers_one: '{{formatted}} mark',
  proof_markers_other: '{{formatted}} marks',
  proof_searched_during_one: '{{formatted}} file searched while answers ran',
  proof_searched_during_other: '{{formatted}} files searched while answers ran',
  proof_searched_before_one: '{{formatted}} file searched after them',
  proof_searched_before_other: '{{formatted}} files searched after them',
  proof_searched_after_one: '{{formatted}} file searched once its rows were erased',
  proof_searched_after_other: '{{formatted}} files searched once its rows were erased',
  proof_clean: 'Nothing found',
  proof_not_clean: 'Found',
  proof_found: 'Found: {{where}}',
} as const
