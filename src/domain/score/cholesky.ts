import { assert } from "../../kernel/assert";

/** A square matrix, row by row. */
export type Matrix = Readonly<{ size: number; cells: Float64Array }>;

/** The lower triangle L of a symmetric positive definite matrix, so that L times its transpose is it. */
export function cholesky({ size, cells }: Matrix): Matrix {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = cells[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) {
        rest -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      }
      if (row === column) assert(rest > 0, "a matrix that is not positive definite");
      lower[row * size + column] =
        row === column ? Math.sqrt(rest) : rest / (lower[column * size + column] ?? 1);
    }
  }
  return { size, cells: lower };
}

/** Solves L y = b: the first half of a solution. The square of y is b against the inverse matrix. */
export function solveLower({ size, cells }: Matrix, right: ArrayLike<number>): Float64Array {
  const solved = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let rest = right[row] ?? 0;
    for (let k = 0; k < row; k += 1) rest -= (cells[row * size + k] ?? 0) * (solved[k] ?? 0);
    solved[row] = rest / (cells[row * size + row] ?? 1);
  }
  return solved;
}

/** Solves the whole: the matrix whose lower triangle this is, times the answer, is the right side. */
export function solve(lower: Matrix, right: ArrayLike<number>): Float64Array {
  const { size, cells } = lower;
  const solved = solveLower(lower, right);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = solved[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) rest -= (cells[k * size + row] ?? 0) * (solved[k] ?? 0);
    solved[row] = rest / (cells[row * size + row] ?? 1);
  }
  return solved;
}
