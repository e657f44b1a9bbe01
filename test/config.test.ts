import { describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../src/config.ts';
import { SettingsError } from '../src/errors.ts';

describe('readSettings', () => {
  it('has a default for everything', () => {
    const { dataFolder, ...rest } = readSettings({});
    expect(rest).toEqual({
      databaseUrl: null,
      dataset: null,
      timeZone: 'Europe/London',
      logLevel: 'info',
      mayColour: true,
      server: { host: '127.0.0.1', port: 3978, publicUrl: null },
      playground: { isForced: false, secret: null, isProduction: false },
      publishing: { needsSecond: false, publishers: [] },
      quickChart: null,
      keepsWrongAnswers: false,
      retentionDays: 30,
      programs: { allowsRemote: false, requestsPerMinute: 120 },
      disclosure: { small: 'none', rounding: null, secondary: true, complements: true },
      digests: { allowShared: false },
      of: expect.any(Function),
    });
    expect(dataFolder).toMatch(/[/\\]data$/);
  });

  it.each<[Record<string, string>, Partial<Settings>, string]>([
    [{ DATABASE_URL: 'postgres://me:secret@db/scores' }, { databaseUrl: 'postgres://me:secret@db/scores' }, 'as given'],
    [{ DATABASE_URL: 'postgresql://db/scores' }, { databaseUrl: 'postgresql://db/scores' }, 'its other name'],
    [{ DATABASE_URL: '' }, { databaseUrl: null }, 'empty is not set'],
    [{ DATA_FOLDER: 'elsewhere' }, { dataFolder: 'elsewhere' }, 'as given'],
    [{ TIME_ZONE: 'Atlantic/Reykjavik' }, { timeZone: 'Atlantic/Reykjavik' }, 'any IANA name'],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }, 'one of those known'],
    [
      { DISCLOSURE_SMALL: '≤5', DISCLOSURE_ROUNDING: '10', DISCLOSURE_SECONDARY: 'false' },
      { disclosure: { small: '<=5', rounding: 10, secondary: false, complements: true } },
      'small numbers as people write them',
    ],
    [{ PUBLISH_NEEDS_SECOND: 'true' }, { publishing: { needsSecond: true, publishers: [] } }, 'as given'],
    [
      { PUBLISHERS: 'chat:U0001 Ann Lee, other:0f-3' },
      {
        publishing: {
          needsSecond: false,
          publishers: [
            { platform: 'chat', id: 'U0001', name: 'Ann Lee' },
            { platform: 'other', id: '0f-3', name: null },
          ],
        },
      },
      'with a name or without',
    ],
    [{ NO_COLOR: '1' }, { mayColour: false }, 'set is enough'],
    [
      { PUBLIC_URL: 'https://bot.example.org/' },
      { server: { host: '127.0.0.1', port: 3978, publicUrl: 'https://bot.example.org' } },
      'no slash at the end',
    ],
    [{ NO_COLOR: '' }, { mayColour: true }, 'empty is not set, as no-color.org says'],
  ])('%j gives %j: %s', (environment, expected) => {
    expect(readSettings(environment)).toMatchObject(expected);
  });

  it.each([
    [{ DATABASE_URL: 'mysql://me:secret@db/scores' }, /^The setting DATABASE_URL is something else; allowed: postgres/],
    [{ DATABASE_URL: 'scores.sqlite' }, /^The setting DATABASE_URL is something else; allowed: postgres/],
    [{ TIME_ZONE: 'Mars/Olympus' }, /^The setting TIME_ZONE is 'Mars\/Olympus'; allowed: an IANA name/],
    [{ PORT: '70000' }, /^The setting PORT is '70000'; allowed: a number from 0 to 65535/],
    [
      { QUICKCHART_URL: 'http://chart:letmein@charts.example.org' },
      /^The setting QUICKCHART_URL is something else; allowed: .* without a query, user or password\.$/,
    ],
    [{ PUBLIC_URL: 'bot.example.org' }, /^The setting PUBLIC_URL is 'bot.example.org'; allowed: an address/],
    [{ PUBLISHERS: 'U0001' }, /^The setting PUBLISHERS is 'U0001'; allowed: PLATFORM:ID, or PLATFORM:ID NAME/],
    [{ LOG_LEVEL: 'loud' }, /^The setting LOG_LEVEL is 'loud'; allowed: one of fatal, error/],
  ])('%j is refused in one line that names it', (environment, message) => {
    const read = () => readSettings(environment);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(message);
    // A wrong address may still hold a password.
    expect(read).not.toThrow(/secret|\n/);
  });
});
