// The shop's only script. Every form and link works without it; it removes reloads.
import { addWithoutReload } from './add-to-cart.ts';
import { watchLiveForms } from './live-forms.ts';
import { watchNet } from './net.ts';
import { noteOpenedHits } from './note-clicks.ts';
import { keepForOffline } from './offline.ts';
import { pollOpenPayment } from './poll.ts';
import { enhanceSteppers } from './steppers.ts';
import { guardSubmits } from './submits.ts';
import { suggestWhileTyping } from './suggestions.ts';

document.documentElement.dataset.scripts = '';
guardSubmits();
addWithoutReload();
watchLiveForms();
enhanceSteppers();
watchNet();
suggestWhileTyping();
noteOpenedHits();
pollOpenPayment();
keepForOffline();
