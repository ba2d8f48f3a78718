import type { Overview, OverviewRow } from './overview'
import type { ScreenRow, ScreenView } from './screen-api'
import type { TrendPoint } from './trend'

function toScreenRow({ divisionCode, name, rank, unrankedReason, persons, quota, rateText, increaseToday, reporting, pace }: OverviewRow): ScreenRow {
  return {
    divisionCode,
    name,
    rank,
    unrankedReason,
    persons,
    quota,
    rateText,
    increaseToday,
    reporting,
    pace: pace && {
      state: pace.state,
      expectedRateText: pace.expectedRateText,
      expectedPersons: pace.expectedPersons,
      gapPersons: pace.gapPersons,
      pointsText: pace.pointsText,
      nextMilestone: pace.nextMilestone,
      neededPerDay: pace.neededPerDay,
    },
  }
}

/** What a wall display shows of the county's overview and its days: the same figures as the dashboard, and no more. */
export function toScreenView(overview: Overview, trend: readonly TrendPoint[]): ScreenView {
  const { asOf, measuredOn, hour, sentence, basis, scope, rows, milestones } = overview
  return {
    asOf,
    measuredOn,
    hour,
    sentence,
    basis,
    scope: toScreenRow(scope),
    rows: rows.map(toScreenRow),
    milestones: milestones.map(({ dueOn, basisPoints, persons }) => ({ dueOn, basisPoints, persons })),
    trend: trend.map(({ on, persons, carried, expectedPersons, dailyIncrease }) => ({ on, persons, carried, expectedPersons, dailyIncrease })),
  }
}
