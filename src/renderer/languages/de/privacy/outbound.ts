import type { outbound as englishOutbound } from '../../../features/privacy/outbound.en.ts'
import type { Texts } from '../../texts.ts'

export const outbound = {
  outbound_note:
    'Jeder Host, mit dem Waybill sich verbunden hat. Sonst hat durch Waybill nichts diesen Rechner verlassen, außer den Namen, die das System nachgeschlagen hat.',
  range: 'Zeitraum',
  range_24h: '24 Stunden',
  range_7d: '7 Tage',
  range_30d: '30 Tage',
  range_all: 'Alle',
  outbound_none: 'Kein Host wurde kontaktiert',
  outbound_none_text: 'Weder für die Anfrage eines Tools noch von Waybill aus, in diesem Zeitraum.',
  own_none: 'Von sich aus hat Waybill in diesem Zeitraum niemanden kontaktiert.',
  own_some_one:
    'Von sich aus hat Waybill in diesem Zeitraum {{formatted}} Host kontaktiert; seine Zeilen sagen, warum.',
  own_some_other:
    'Von sich aus hat Waybill in diesem Zeitraum {{formatted}} Hosts kontaktiert; ihre Zeilen sagen, warum.',
  host: 'Host',
  purpose_request: 'Anfrage eines Tools',
  purpose_token: 'Token für einen Anbieter',
  purpose_provider_test: 'Test eines Anbieters',
  purpose_model_list: 'Liste der Modelle',
  purpose_price_list: 'Preisliste',
  purpose_provider_bill: 'Rechnung des Anbieters',
  purpose_metrics: 'Kennzahlen für deinen Collector',
  purpose_update: 'Update',
  account_own: 'von sich aus',
  last: 'Zuletzt',
  connections: 'Verbindungen',
  sent: 'Gesendet',
  received: 'Empfangen',
  policy_link: 'Richtlinie',
  policy_of: 'Datenrichtlinie von {{of}}',
} as const satisfies Texts<typeof englishOutbound>
