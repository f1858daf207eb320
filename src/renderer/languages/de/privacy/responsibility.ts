import type { responsibility as englishResponsibility } from '../../../features/privacy/responsibility.en.ts'
import type { Texts } from '../../texts.ts'

export const responsibility = {
  responsibility_note: 'Zwischen dir und deinen Anbietern steht keine Firma, und so gibt es sonst niemanden zu fragen.',
  party_waybill: 'Waybill, auf diesem Rechner',
  waybill_1: 'Bringt Anfragen zu dem Anbieter, den du gewählt hast, und zu niemandem sonst.',
  waybill_2: 'Bewahrt auf, was das Verzeichnis nennt, so lange, wie du es sagst, und nur hier.',
  waybill_3: 'Hält die Schlüssel der Anbieter im Tresor und zeigt sie niemandem.',
  waybill_4: 'Hat kein Konto, keine Telemetrie und keinen Server, an den etwas ginge.',
  party_you: 'Du',
  you_1: 'Entscheidest, welche Anbieter genutzt werden und was Tools ihnen senden.',
  you_2: 'Hast die Daten: Was hier aufgezeichnet ist, kannst du sehen, berichtigen, mitnehmen und löschen.',
  you_3:
    'Stehst ein für die Menschen, deren Daten in deinen Prompts stehen, und wählst einen Anbieter, der sie haben darf.',
  you_4: 'Sorgst für diesen Rechner: Wer Dateien und Speicher deines Kontos lesen kann, kann lesen, was darin steht.',
  party_provider: 'Dein Anbieter',
  provider_1: 'Sieht den ganzen Inhalt dessen, was du sendest, und antwortet nach eigener Richtlinie.',
  provider_2: 'Darf ihn aufbewahren, so lange und in dem Land, wie er es festlegt.',
  provider_3: 'Schickt dir Rechnungen und kennt dein Konto an dem Schlüssel, den du angegeben hast.',
  provider_4:
    'Kann gebeten werden, weniger aufzubewahren: Die Schalter sind bei jedem Anbieter und jedem Client-Schlüssel.',
  your_providers: 'Deine Anbieter',
  company: 'Firma',
  no_providers: 'Kein Anbieter ist eingerichtet.',
  add_provider: 'Hinzufügen',
} as const satisfies Texts<typeof englishResponsibility>
