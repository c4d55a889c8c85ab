//! The orders of a part: one lazy plan.

use std::path::Path;

use jiff::{ToSpan, civil::Date};
use polars::prelude::*;

use crate::facts::{Error, OrderSum};

/// Sums the orders of a part. Sums are made in 128 bits, so they cannot wrap.
pub(super) fn sum(part: &Path, take: &mut dyn FnMut(OrderSum<'_>)) -> Result<(), Error> {
    let failed = |source: PolarsError| Error::Part { path: part.to_owned(), source: source.into() };
    let frame = plan(part).and_then(LazyFrame::collect).map_err(failed)?;
    let columns = Columns::of(&frame).map_err(failed)?;
    for row in 0..frame.height() {
        let sum =
            columns.read(row).map_err(|column| Error::Empty { path: part.to_owned(), column })?;
        take(sum);
    }
    Ok(())
}

fn plan(part: &Path) -> PolarsResult<LazyFrame> {
    let args = ScanArgsParquet { glob: false, cache: false, ..ScanArgsParquet::default() };
    let lines = LazyFrame::scan_parquet(PlRefPath::try_from_path(part)?, args)?;
    let counted = || col("counted");
    let sale = || col("sale");
    let promised = || sale().and(col("promised_date").is_not_null());
    let none = || lit(NULL).cast(DataType::Date);
    Ok(lines
        .with_column(col("status").neq(lit("cancelled")).fill_null(lit(true)).alias("counted"))
        .with_column(
            counted().and(col("doc_type").eq(lit("sale")).fill_null(lit(true))).alias("sale"),
        )
        .group_by([col("account_id"), col("manager_id"), col("order_date"), col("order_id")])
        .agg([
            count_if(lit(true).or(counted()), "lines"),
            count_if(counted(), "counted_lines"),
            count_if(col("doc_type").eq(lit("return")).fill_null(lit(false)), "returns"),
            count_if(sale(), "sale_lines"),
            count_if(counted().and(col("cost_amount").is_null()), "without_cost"),
            count_if(promised().and(col("delivered_date").is_null()), "undelivered"),
            sum_if(lit(true).or(counted()), "net_amount", "total"),
            sum_if(counted(), "net_amount", "revenue"),
            sum_if(sale(), "net_amount", "sales"),
            sum_if(counted(), "cost_amount", "cost"),
            when(promised()).then(col("promised_date")).otherwise(none()).max().alias("promised"),
            when(promised()).then(col("delivered_date")).otherwise(none()).max().alias("delivered"),
        ]))
}

fn count_if(condition: Expr, name: &str) -> Expr {
    condition.cast(DataType::Int64).sum().alias(name)
}

fn sum_if(condition: Expr, column: &str, name: &str) -> Expr {
    let amount = when(condition).then(col(column)).otherwise(lit(NULL).cast(DataType::Int64));
    amount.cast(DataType::Int128).sum().alias(name)
}

/// The columns of the plan's result, typed.
struct Columns<'a> {
    account_id: &'a StringChunked,
    manager_id: &'a StringChunked,
    order_id: &'a StringChunked,
    day: &'a Int32Chunked,
    promised: &'a Int32Chunked,
    delivered: &'a Int32Chunked,
    counts: [&'a Int64Chunked; 6],
    sums: [&'a Int128Chunked; 4],
}

impl<'a> Columns<'a> {
    fn of(frame: &'a DataFrame) -> PolarsResult<Self> {
        let day = |name| PolarsResult::Ok(frame.column(name)?.date()?.physical());
        let count = |name| frame.column(name)?.i64();
        let sum = |name| frame.column(name)?.i128();
        Ok(Self {
            account_id: frame.column("account_id")?.str()?,
            manager_id: frame.column("manager_id")?.str()?,
            order_id: frame.column("order_id")?.str()?,
            day: day("order_date")?,
            promised: day("promised")?,
            delivered: day("delivered")?,
            counts: [
                count("lines")?,
                count("counted_lines")?,
                count("returns")?,
                count("sale_lines")?,
                count("without_cost")?,
                count("undelivered")?,
            ],
            sums: [sum("total")?, sum("revenue")?, sum("sales")?, sum("cost")?],
        })
    }

    /// Reads one row; fails with the name of a column that must hold a value.
    fn read(&self, row: usize) -> Result<OrderSum<'a>, &'static str> {
        let [lines, counted, returns, sale_lines, without_cost, undelivered] = self
            .counts
            .map(|column| column.get(row).and_then(|count| u64::try_from(count).ok()).unwrap_or(0));
        let [total, revenue, sales, cost] = self.sums.map(|column| column.get(row).unwrap_or(0));
        Ok(OrderSum {
            account_id: self.account_id.get(row),
            manager_id: self.manager_id.get(row),
            day: self.day.get(row).and_then(to_date).ok_or("order_date")?,
            order_id: self.order_id.get(row).ok_or("order_id")?,
            lines,
            counted,
            returns,
            sale_lines,
            total,
            revenue,
            sales,
            cost,
            without_cost,
            promised: self.promised.get(row).and_then(to_date),
            delivered: self.delivered.get(row).and_then(to_date),
            undelivered,
        })
    }
}

/// Returns the day that lies `days` after 1970-01-01; `None` outside the calendar.
fn to_date(days: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(days.days()).ok()
}
