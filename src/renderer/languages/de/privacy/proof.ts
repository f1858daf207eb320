import type { proof as englishProof } from '../../../features/privacy/proof.en.ts'
import type { Texts } from '../../texts.ts'

export const proof = {
  proof_note:
    'Sendet markierte Anfragen auf dem echten Weg an einen Anbieter in Waybill und sucht die Marken dann in jeder Datei, die Waybill gehört.',
  proof_run: 'Selbsttest starten',
  proof_again: 'Erneut starten',
  proof_sending: 'Markierte Anfragen werden gesendet…',
  proof_searching: 'Alle Dateien werden durchsucht…',
  proof_stopped: 'Vor dem Ende angehalten: Es gibt kein Ergebnis.',
  proof_step_send:
    'Marken gehen an jeder Stelle einer Anfrage hinaus: Prompt, Systemtext, Tools, Dateinamen, Header, Query; und kommen in Antworten und Fehlern zurück, ganzen und abgebrochenen.',
  proof_step_search:
    'Die Datenbank, ihr Journal, Caches, Protokolle und temporäre Dateien werden Byte für Byte danach durchsucht.',
  proof_step_erase:
    'Die Zeilen des Tests selbst werden gelöscht und die Dateien nach deren Bytes durchsucht. Sonst wird nichts angerührt.',
  proof_passed: 'Bestanden: keine Marke in irgendeiner Datei und kein Byte der gelöschten Zeilen.',
  proof_failed_one: 'Nicht bestanden: {{formatted}} Marke wurde gefunden.',
  proof_failed_other: 'Nicht bestanden: {{formatted}} Marken wurden gefunden.',
  proof_sum:
    '{{requests}} Anfragen mit {{markers}} Marken; {{files}} Dateien mit {{size}} durchsucht; {{rows}} eigene Zeilen gelöscht.',
  proof_left_out: 'Nicht durchsucht:',
  proof_sent_one: '{{formatted}} Anfrage gesendet',
  proof_sent_other: '{{formatted}} Anfragen gesendet',
  proof_markers_one: '{{formatted}} Marke',
  proof_markers_other: '{{formatted}} Marken',
  proof_searched_during_one: '{{formatted}} Datei durchsucht, während Antworten liefen',
  proof_searched_during_other: '{{formatted}} Dateien durchsucht, während Antworten liefen',
  proof_searched_before_one: '{{formatted}} Datei danach durchsucht',
  proof_searched_before_other: '{{formatted}} Dateien danach durchsucht',
  proof_searched_after_one: '{{formatted}} Datei nach dem Löschen der Zeilen durchsucht',
  proof_searched_after_other: '{{formatted}} Dateien nach dem Löschen der Zeilen durchsucht',
  proof_clean: 'Nichts gefunden',
  proof_not_clean: 'Gefunden',
  proof_found: 'Gefunden: {{where}}',
} as const satisfies Texts<typeof englishProof>
