import type { erasure as englishErasure } from '../../../features/privacy/erasure.en.ts'
import type { Texts } from '../../texts.ts'

export const erasure = {
  erasing: 'Wird gelöscht…',
  exchanges_changed: 'Vorgänge geändert',
  exchanges_erased_one: 'Vorgang gelöscht',
  exchanges_erased_other: 'Vorgänge gelöscht',
  erase_text: 'Das lässt sich nicht zurücknehmen. Was bleiben soll, vorher exportieren.',
  erase_what: 'Was gelöscht werden soll',
  scope_range: 'Was in einem Zeitraum begann',
  scope_key: 'Alles eines Client-Schlüssels',
  scope_provider: 'Alles eines Anbieters',
  scope_project: 'Alles eines Projekts',
  scope_all: 'Alles',
  from_day: 'Erster Tag',
  from_day_hint: 'Leer: von Anfang an',
  to_day: 'Letzter Tag',
  to_day_hint: 'Leer: bis jetzt',
  erase_choose: 'Nach der Auswahl steht hier, was gelöscht wird.',
  erase_goes_range:
    'Gelöscht wird: was in diesem Zeitraum begann und was Summen davon gezählt haben; Warnungen, Sicherheitsereignisse, kontaktierte Hosts und Rechnungen daraus.',
  erase_goes_key:
    'Gelöscht wird: seine Vorgänge, was Summen davon gezählt haben und was er von seinen Budgets verbraucht hat; seine Warnungen und Sicherheitsereignisse.',
  erase_goes_provider:
    'Gelöscht wird: seine Vorgänge und was Summen davon gezählt haben; seine Warnungen, kontaktierten Hosts und Rechnungen.',
  erase_goes_project: 'Gelöscht wird: seine Vorgänge und was Summen davon gezählt haben.',
  erase_goes_all:
    'Gelöscht wird: jeder Vorgang, jede Summe, jede Warnung, jedes Sicherheitsereignis, jeder kontaktierte Host und jede Rechnung, was von Budgets verbraucht wurde, widerrufene Client-Schlüssel und beiseitegelegte beschädigte Datenbanken.',
  erase_count_one: '{{formatted}} Anfrage ist gezählt.',
  erase_count_other: '{{formatted}} Anfragen sind gezählt.',
  erase_stays: 'Es bleiben: Anbieter, genutzte Client-Schlüssel, Einstellungen; Anfragen, die noch laufen.',
  confirm_label: 'Zum Bestätigen {{word}} eingeben',
  confirm_word: 'löschen',
  erase_submit: 'Löschen',
  erase_all_submit: 'Alles löschen',
  erase_stopped:
    'Angehalten. Was bis dahin gelöscht war, ist weg; seine Bytes werden bei der nächsten Bereinigung überschrieben.',
  erased_title: 'Gelöscht',
  report: 'Bericht',
  report_before: 'Vorher',
  report_after: 'Nachher',
  report_rows: 'Zeilen von Vorgängen',
  report_bytes: 'Auf der Festplatte',
  report_scrubbed: 'Was vorher da war, ist in der Datei Byte für Byte überschrieben.',
  report_not_scrubbed:
    'Ein anderes Programm hält die Datei offen, daher können noch alte Bytes darin stehen. Die nächste Bereinigung versucht es erneut.',
} as const satisfies Texts<typeof englishErasure>
