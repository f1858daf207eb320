export const secretScan = {
  scan_note:
    'Looks for credentials in what your tools send: in the address, the body, and the messages of a WebSocket.',
  scan_found_one: '{{formatted}} credential found in the last {{days}} days.',
  scan_found_other: '{{formatted}} credentials found in the last {{days}} days.',
  scan_held_back: '{{formatted}} of them held back.',
  scan_not_counted: 'What is found is not counted: security events are not kept.',
  scan_shapes: 'It knows credentials by their shape. A password without a shape passes.',
  scan_keys_none: 'A client key may have its own word, which stands before this one.',
  scan_keys_one: '{{formatted}} client key has its own word, which stands before this one.',
  scan_keys_other: '{{formatted}} client keys have their own word, which stands before this one.',
} as const
