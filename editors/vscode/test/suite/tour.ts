// Runs inside the extension host, with the tour open.
import { languageTests } from './language';
import { mannersTests } from './manners';
import { meaningTests } from './meaning';
import { navigationTests } from './navigation';
import { runAll } from './support';

export const run = (): Promise<void> => runAll({ ...languageTests, ...navigationTests, ...meaningTests, ...mannersTests });
