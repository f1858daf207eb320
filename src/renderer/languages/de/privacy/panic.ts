import type { panic as englishPanic } from '../../../features/privacy/panic.en.ts'
import type { Texts } from '../../texts.ts'

export const panic = {
  panic_note:
    'Für den Fall, dass ein Schlüssel bekannt geworden ist oder ein Tool tut, was es nicht soll: Alles hält sofort an.',
  panic_does_vault: 'Der Tresor wird gesperrt: Kein Anbieterschlüssel ist mehr lesbar.',
  panic_does_keys: 'Jeder Client-Schlüssel wird endgültig widerrufen.',
  panic_does_streams: 'Jede Antwort, die unterwegs ist, wird abgeschnitten.',
  panic_does_proxy: 'Der Proxy nimmt nichts mehr an, auch nach Neustarts nicht.',
  panic_undone:
    'Es wird nicht noch einmal gefragt, und nur du kannst es zurücknehmen, von Hand. Was aufgezeichnet ist, bleibt.',
  panic_now: 'Notaus: jetzt alles anhalten',
  panic_on: 'Alles ist angehalten',
  panic_on_since: 'Seit {{time}}, {{when}}. So bleibt es auch nach Neustarts.',
  panic_did_vault: 'Der Tresor ist gesperrt',
  panic_did_keys_one: '{{formatted}} Client-Schlüssel widerrufen',
  panic_did_keys_other: '{{formatted}} Client-Schlüssel widerrufen',
  panic_did_streams_one: '{{formatted}} Stream abgeschnitten',
  panic_did_streams_other: '{{formatted}} Streams abgeschnitten',
  panic_did_proxy: 'Der Proxy nimmt nichts an',
  panic_back: 'Der Weg zurück, von Hand',
  panic_back_end: 'Den Proxy wieder annehmen lassen.',
  panic_end: 'Notaus beenden',
  panic_back_unlock: 'Den Tresor entsperren:',
  panic_back_keys: 'Jedem Tool einen neuen Schlüssel geben:',
} as const satisfies Texts<typeof englishPanic>
