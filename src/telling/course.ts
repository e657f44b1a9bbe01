import { type Line, linesOf } from '../figures/lines.ts';
import type { Reply } from '../reply/reply.ts';
import { manyCourses } from './course-many.ts';
import { oneCourse } from './course-one.ts';
import { type Course, coursePoints } from './course-points.ts';
import { onlyPoint } from './course-short.ts';
import { nothingFor } from './held.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';

/** "How has X gone?": first to last of one series, the latest change, and the line. */
export const course: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    return courseOf(told, linesOf(asked, catalogue));
  },
};

export function courseOf(told: Told, lines: readonly Line[]): Reply {
  const courses = lines.map((line) => coursePoints(told.asked.question, line, told));
  const [first] = courses;
  if (!first) return notHeldHere(told);
  return courses.length > 1 ? manyCourses(told, courses) : courseOfOne(told, first);
}

function courseOfOne(told: Told, course: Course): Reply {
  if (course.points.length === 0) return nothingFor(told, soughtOf(told, course.line));
  return course.points.length === 1 ? onlyPoint(told, course) : oneCourse(told, course);
}
