// @ts-check

/** @typedef {import('./theme.js').Theme} Theme */

const FONT = "'Segoe UI', system-ui, sans-serif";

/** Text on a card, by its role: after the colours that Teams uses, each legible on the card. */
const COLOURS = {
  light: {
    default: { default: '#242424', subtle: '#5c5c5c' },
    accent: { default: '#444791', subtle: '#4f52b2' },
    attention: { default: '#a4262c', subtle: '#a4262c' },
    good: { default: '#0b6a0b', subtle: '#0b6a0b' },
    warning: { default: '#835b00', subtle: '#835b00' },
  },
  dark: {
    default: { default: '#ffffff', subtle: '#c7c7c7' },
    accent: { default: '#aab1fa', subtle: '#b9c0fb' },
    attention: { default: '#f9a3a8', subtle: '#f9a3a8' },
    good: { default: '#92c353', subtle: '#92c353' },
    warning: { default: '#f8d22a', subtle: '#f8d22a' },
  },
};

const GROUNDS = {
  light: { default: '#ffffff', emphasis: '#f5f5f5', line: '#d1d1d1' },
  dark: { default: '#292929', emphasis: '#333333', line: '#525252' },
};

/**
 * How Teams shows cards, for Microsoft's renderer: https://learn.microsoft.com/adaptive-cards/rendering-cards/host-config
 *
 * @param {Theme} theme
 */
export function teamsConfig(theme) {
  const foregroundColors = { ...COLOURS[theme], dark: COLOURS[theme].default, light: COLOURS[theme].default };
  const ground = GROUNDS[theme];
  const style = (/** @type {string} */ backgroundColor) => ({
    backgroundColor,
    foregroundColors,
    borderColor: ground.line,
  });
  return {
    fontFamily: FONT,
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: ground.line },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 32 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    imageSizes: { small: 40, medium: 80, large: 160 },
    containerStyles: {
      default: style(ground.default),
      emphasis: style(ground.emphasis),
      accent: style(ground.emphasis),
      good: style(ground.emphasis),
      warning: style(ground.emphasis),
      attention: style(ground.emphasis),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 180 },
      value: { color: 'default', size: 'default', weight: 'default', wrap: true },
      spacing: 12,
    },
    textBlock: { headingLevel: 3 },
  };
}
