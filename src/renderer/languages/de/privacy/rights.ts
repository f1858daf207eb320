import type { rights as englishRights } from '../../../features/privacy/rights.en.ts'
import type { Texts } from '../../texts.ts'

export const rights = {
  rights_note:
    'Was das Gesetz dir gegenüber jedem gibt, der Daten von dir hat. Hier hast du sie selbst, deshalb ist jedes Recht ein Knopf.',
  right_access: 'Alles sehen',
  right_access_text:
    'Alles, was Waybill über alles hat, in einer lesbaren Datei. Schlüssel und Passphrasen sind nicht darin.',
  right_portability: 'Mitnehmen',
  right_portability_text:
    'Die Vorgänge für ein anderes Programm: JSON mit dem Verzeichnis am Anfang oder eine CSV, die sich gefahrlos in einer Tabellenkalkulation öffnen lässt.',
  right_correction: 'Berichtigen',
  right_correction_text:
    'Das Einzige, was du selbst in die Aufzeichnungen geschrieben hast, ist der Name eines Projekts. Er wird in Schlüsseln, Vorgängen und Summen berichtigt.',
  right_erasure: 'Löschen',
  right_erasure_text:
    'Zu einem Zeitraum, Client-Schlüssel, Anbieter, Projekt oder alles. Die Bytes werden in der Datei überschrieben, und ein Bericht sagt, wie viele.',
  right_restriction: 'Einschränken und widersprechen',
  right_restriction_text:
    'Mach einen Client-Schlüssel privat, und seine Anfragen hinterlassen keine Zeile, während seine Limits gelten. Oder schalte ein einzelnes Feld ab.',
  right_withdrawal: 'Widerrufen',
  right_withdrawal_text:
    'Schalte oben auf dieser Seite die Aufzeichnung aus: Von da an wird kein Vorgang aufgezeichnet. Was vorher war, kannst du löschen.',
  to_fields: 'Felder',
  to_overview: 'Übersicht',
  format_text: 'Text',
  format_json: 'JSON',
  format_ndjson: 'NDJSON',
  format_csv: 'CSV',
  download_as: '{{what}}: als {{format}} herunterladen',
  gathered: 'Wird gesammelt… {{size}}',
  correct_open: 'Projekt berichtigen…',
  correct_text: 'Der neue Name steht überall, wo der alte stand, auch rückwirkend.',
  correct_submit: 'Berichtigen',
  corrected_title: 'Berichtigt',
  no_projects: 'Kein Client-Schlüssel hat ein Projekt, und nichts Aufbewahrtes nennt eines.',
  choose_project: 'Das zu berichtigende Projekt auswählen.',
  new_name: 'Richtiger Name',
  new_name_hint: 'Leer: gar kein Projekt.',
  erase_open: 'Löschen…',
} as const satisfies Texts<typeof englishRights>
