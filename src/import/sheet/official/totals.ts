/** Whether a word of a filter stands for all of it: 'Total', 'Total all ages', 'All pupils', 'Suitability total'. */
export function isTotal(value: string): boolean {
  return /^(total|all|overall)\b|\btotal$/i.test(value.trim());
}
