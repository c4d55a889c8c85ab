//! Made-up order lines, the same each time.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use jiff::{ToSpan, civil::Date};
use polars::prelude::*;

use crate::draws::Draws;

/// Order lines of an order.
const LINES: u64 = 3;

const FIRST_DAY: Date = Date::constant(2023, 11, 1);
const DAYS: u64 = 1_095;

/// Rows of a row group, as many as a database would write.
const GROUP: u64 = 100_000;

struct OrderLine {
    order_id: String,
    line_no: u64,
    account_id: String,
    order_date: Date,
    cents: u64,
    status: &'static str,
    manager_id: String,
    product_id: String,
    category: String,
    qty: u64,
    price: u64,
}

/// Writes lines in one format.
pub(crate) fn write(format: &str, path: &Path, lines: u64) -> io::Result<()> {
    let all = (0..lines).map(|number| line(number, lines));
    match format {
        "ndjson" => ndjson(path, all),
        "csv" => csv(path, all),
        _ => parquet(path, all),
    }
}

fn line(number: u64, lines: u64) -> OrderLine {
    let order = number / LINES;
    let (mut draw, account) = (Draws(order), Draws(order).below(20_000));
    let day = i64::try_from(number * DAYS / lines).expect("few days");
    let mut more = Draws(number ^ draw.next());
    let (product, qty, price) = (more.below(5_000), 1 + more.below(20), 99 + more.below(50_000));
    OrderLine {
        order_id: format!("SO{order:08}"),
        line_no: number % LINES + 1,
        account_id: format!("A{account:05}"),
        order_date: FIRST_DAY + day.days(),
        cents: qty * price,
        status: if more.below(20) == 0 { "open" } else { "delivered" },
        manager_id: format!("M{:03}", account % 200),
        product_id: format!("P-{product:04}"),
        category: format!("Category {:02}", product % 40),
        qty,
        price,
    }
}

fn ndjson(path: &Path, lines: impl Iterator<Item = OrderLine>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for line in lines {
        let OrderLine { order_id, line_no, account_id, order_date, .. } = &line;
        write!(
            out,
            r#"{{"order_id":"{order_id}","line_no":{line_no},"account_id":"{account_id}","#
        )?;
        write!(out, r#""order_date":"{order_date}","net_amount":{},"#, amount(line.cents))?;
        write!(out, r#""currency":"EUR","status":"{}","#, line.status)?;
        write!(out, r#""manager_id":"{}","#, line.manager_id)?;
        write!(out, r#""product_id":"{}","category":"{}","#, line.product_id, line.category)?;
        writeln!(out, r#""qty":{},"unit_price":{}}}"#, line.qty, amount(line.price))?;
    }
    out.flush()
}

fn csv(path: &Path, lines: impl Iterator<Item = OrderLine>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    write!(out, "order_id,line_no,account_id,order_date,net_amount,currency,status,")?;
    writeln!(out, "manager_id,product_id,category,qty,unit_price")?;
    for line in lines {
        let OrderLine { order_id, line_no, account_id, order_date, status, .. } = &line;
        write!(out, "{order_id},{line_no},{account_id},{order_date},{},", amount(line.cents))?;
        write!(out, "EUR,{status},{},{},", line.manager_id, line.product_id)?;
        writeln!(out, "{},{},{}", line.category, line.qty, amount(line.price))?;
    }
    out.flush()
}

/// Amounts as doubles, as most exports have them.
fn parquet(path: &Path, mut lines: impl Iterator<Item = OrderLine>) -> io::Result<()> {
    let group = |lines: &[OrderLine]| {
        let text = |name: &str, get: fn(&OrderLine) -> String| {
            Column::new(name.into(), lines.iter().map(get).collect::<Vec<_>>())
        };
        let whole = |name: &str, get: fn(&OrderLine) -> u64| {
            Column::new(name.into(), lines.iter().map(get).collect::<Vec<_>>())
        };
        let double = |name: &str, get: fn(&OrderLine) -> u64| {
            let doubles = lines
                .iter()
                .map(|line| amount(get(line)).parse::<f64>().expect("an amount is a number"));
            Column::new(name.into(), doubles.collect::<Vec<_>>())
        };
        let days =
            lines.iter().map(|line| (line.order_date - Date::constant(1970, 1, 1)).get_days());
        let days = Int32Chunked::from_vec("order_date".into(), days.collect());
        let columns = vec![
            text("order_id", |line| line.order_id.clone()),
            whole("line_no", |line| line.line_no),
            text("account_id", |line| line.account_id.clone()),
            days.into_date().into_column(),
            double("net_amount", |line| line.cents),
            text("currency", |_| "EUR".to_owned()),
            text("status", |line| line.status.to_owned()),
            text("manager_id", |line| line.manager_id.clone()),
            text("product_id", |line| line.product_id.clone()),
            text("category", |line| line.category.clone()),
            whole("qty", |line| line.qty),
            double("unit_price", |line| line.price),
        ];
        DataFrame::new(lines.len(), columns).map_err(io::Error::other)
    };
    let mut writer = None;
    loop {
        let some: Vec<OrderLine> =
            lines.by_ref().take(usize::try_from(GROUP).expect("small")).collect();
        if some.is_empty() {
            break;
        }
        let frame = group(&some)?;
        let writer = match &mut writer {
            Some(writer) => writer,
            none => {
                let file = ParquetWriter::new(File::create(path)?);
                none.insert(file.batched(frame.schema()).map_err(io::Error::other)?)
            }
        };
        writer.write_batch(&frame).map_err(io::Error::other)?;
    }
    writer.map_or(Ok(()), |writer| writer.finish().map(drop).map_err(io::Error::other))
}

fn amount(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
