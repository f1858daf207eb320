import type { plans as englishPlans } from '../../../features/client-keys/plans.en.ts'
import type { Texts } from '../../texts.ts'

export const plans = {
  view_keys: 'Schlüssel',
  view_plans: 'Pläne',
  plan_create: 'Plan anlegen',
  plan_carried_by: 'Genutzt von',
  plan_carried_by_none: 'keinem Schlüssel',
  plan_changed: 'Geändert',
  plan_name_hint: 'Kleinbuchstaben, Ziffern, Punkte, Binde- oder Unterstriche, etwa „team“.',
  plan_name_taken: 'Einen Plan dieses Namens gibt es schon: ihn bearbeiten oder einen anderen Namen wählen.',
  plan_edit_title: 'Plan {{name}} bearbeiten',
  plan_edit_text: 'Ab der nächsten Anfrage, für: {{names}}.',
  plan_saved_toast: 'Plan {{name}} gespeichert',
  plan_remove: 'Entfernen',
  plan_remove_of: 'Plan {{name}} entfernen',
  plan_remove_title: 'Plan {{name}} entfernen?',
  plan_remove_text: 'Seine Limits werden vergessen. Das lässt sich nicht zurücknehmen.',
  plan_removed_toast: 'Plan {{name}} entfernt',
  plans_empty_title: 'Noch kein Plan',
  plans_empty_text: 'Ein Plan ist ein Satz Limits unter einem Namen, den mehrere Client-Schlüssel haben können.',
  plans_note:
    'Jeder Schlüssel mit einem Plan hat dessen Limits für sich: Sie werden nicht geteilt. Was ein Schlüssel selbst festlegt, geht seinem Plan vor.',
} as const satisfies Texts<typeof englishPlans>
