import type { Phrases } from '../../engine-words.ts'

/** What is said of routes: what becomes of a request, what is wrong with one, and what is kept of it. */
export const routes: Phrases = {
  'The path names no provider.': 'Der Pfad nennt keinen Anbieter.',
  'The path names {{name}}: it is passed as it is.': 'Der Pfad nennt {{name}}: Es wird unverändert weitergegeben.',
  'No alias {{asked}} is for this request.': 'Kein Alias {{asked}} gilt für diese Anfrage.',
  '{{asked}} is an alias, and leads to {{targets}}.': '{{asked}} ist ein Alias und führt zu {{targets}}.',
  'No rule takes {{asked}}.': 'Keine Regel nimmt {{asked}}.',
  'The rule for {{model}} takes {{asked}}, and leads to {{targets}}.':
    'Die Regel für {{model}} nimmt {{asked}} und führt zu {{targets}}.',
  '{{asked}} begins with no provider’s name.': '{{asked}} beginnt mit keinem Namen eines Anbieters.',
  '{{asked}} names {{name}} before its slash.': '{{asked}} nennt vor dem Schrägstrich {{name}}.',
  'No provider has {{asked}} in its catalogue.': 'Kein Anbieter hat {{asked}} in seinem Katalog.',
  '{{name}} has {{asked}} among its models.': '{{name}} hat {{asked}} unter seinen Modellen.',
  'No provider is known by names like {{asked}}.': 'Kein Anbieter ist für Namen wie {{asked}} bekannt.',
  '{{asked}} looks like a model of {{name}}.': '{{asked}} sieht nach einem Modell von {{name}} aus.',
  'No provider is the home of {{format}}.': 'Kein Anbieter ist in {{format}} zu Hause.',
  '{{name}} is the home of {{format}}.': '{{name}} ist in {{format}} zu Hause.',
  'this format': 'diesem Format',
  'There is not just one provider that could answer.': 'Es ist nicht nur ein Anbieter da, der antworten könnte.',
  '{{name}} is the only provider that could answer.': '{{name}} ist der einzige Anbieter, der antworten könnte.',
  '{{asked}} leads back to a route that is being followed already.':
    '{{asked}} führt zu einer Route zurück, der schon gefolgt wird.',
  'Nobody serves {{asked}}.': 'Niemand hat {{asked}}.',
  '{{to}} names a provider that is not there.': '{{to}} nennt einen Anbieter, den es nicht gibt.',
  'Its client key is not there any more.': 'Den Client-Schlüssel dazu gibt es nicht mehr.',
  '{{to}} leads back to this route: it is left out.': '{{to}} führt zu dieser Route zurück: Es wird ausgelassen.',
  'The route for {{model}} takes all of its requests.': 'Die Route für {{model}} nimmt ihr alle Anfragen.',
  'There is no such route.': 'Eine solche Route gibt es nicht.',
  'See waybill route list.': 'Siehe: waybill route list',
  'There are {{count}} routes already.': 'Es gibt schon {{count}} Routen.',
  '{{to}} is no target: a * stands behind a provider’s slash alone.':
    '{{to}} ist kein Ziel: Ein * steht allein hinter dem Schrägstrich eines Anbieters.',
  '{{to}} is no target: no model is named behind its slash.':
    '{{to}} ist kein Ziel: Hinter dem Schrägstrich steht kein Modell.',
  'Write provider/model, provider/* or a model’s name.':
    'Anbieter/Modell, Anbieter/* oder den Namen eines Modells angeben.',
  'There is an alias {{model}} already, for the same requests.':
    'Es gibt schon einen Alias {{model}} für dieselben Anfragen.',
  'Change that one: waybill route set': 'Diesen ändern: waybill route set',
  'Name a model, or * for any.': 'Ein Modell nennen, oder * für jedes.',
  'A model’s name has no spaces.': 'Der Name eines Modells hat keine Leerzeichen.',
  'Name where it goes.': 'Ein Ziel nennen.',
  'Use at most 10 targets.': 'Höchstens 10 Ziele verwenden.',
  'Name a format.': 'Ein Format nennen.',
  'What you say that it speaks.': 'Was er nach deinen Angaben spricht.',
  'What it is named by.': 'Wonach sie benannt wird.',
  'Its place among all.': 'Ihr Platz unter allen.',
  'Which requests it is for.': 'Für welche Anfragen sie da ist.',
  'Where they go.': 'Wohin diese gehen.',
  'When you made it.': 'Wann du sie angelegt hast.',
  'No provider is configured.': 'Es ist kein Anbieter eingerichtet.',
  'No configured provider serves this. Configured: {{names}}.':
    'Kein eingerichteter Anbieter hat das. Eingerichtet: {{names}}.',
  'The client key {{name}} may not use {{model}}, to which a route leads.':
    'Der Client-Schlüssel {{name}} darf {{model}} nicht nutzen, wohin eine Route führt.',
  'The client key {{name}} may not use this model.': 'Der Client-Schlüssel {{name}} darf dieses Modell nicht nutzen.',
  'The client key {{name}} may not use the provider {{provider}}.':
    'Der Client-Schlüssel {{name}} darf den Anbieter {{provider}} nicht nutzen.',
  'The provider {{name}} has no key.': 'Der Anbieter {{name}} hat keinen Schlüssel.',
  'Your rules of which request goes where.': 'Deine Regeln, welche Anfrage wohin geht.',
}
