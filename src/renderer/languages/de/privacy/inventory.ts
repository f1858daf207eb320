import type { inventory as englishInventory } from '../../../features/privacy/inventory.en.ts'
import type { Texts } from '../../texts.ts'

export const inventory = {
  inventory_note:
    'Jede Spalte der Datenbank und jede Datei, die Waybill aufbewahrt, aus der einen Deklaration, nach der auch das Programm gebaut ist. Kein Prompt, keine Antwort, kein Dateiname und kein Header-Wert hat darin einen Platz.',
  inventory_search: 'Verzeichnis durchsuchen',
  inventory_count_one: '{{formatted}} Eintrag',
  inventory_count_other: '{{formatted}} Einträge',
  inventory_found: '{{shown}} von {{total}}',
  inventory_none: 'Kein Treffer',
  inventory_none_text: 'Nichts, was Waybill aufbewahrt, enthält diese Wörter. Eines davon weglassen.',
  field: 'Feld',
  example: 'Zum Beispiel',
  how_long: 'Wie lange',
  your_right: 'Dein Recht',
  kept_and_rights: '{{retention}} · {{rights}}',
  kept_for: 'Aufbewahrt: {{retention}}',
  also_right: 'Außerdem dein Recht: {{rights}}',
  only_right: 'Dein Recht: {{rights}}',
  written_down: 'Erfasst',
  written_down_of: '{{name}} wird erfasst',
  always: 'immer',
  switch_off_title: '{{name}} nicht mehr erfassen?',
  switch_off_text: 'Ab dem nächsten Vorgang bleibt es leer, in der Datenbank und in jedem Export.',
  switch_off_keep: 'Nur von jetzt an',
  switch_off_erase: 'Auch rückwirkend entfernen',
  field_erased_title: '{{name}} ist weg',
  field_erased_text: 'Es wird nicht mehr erfasst und wurde aus allem Bisherigen entfernt.',
} as const satisfies Texts<typeof englishInventory>
