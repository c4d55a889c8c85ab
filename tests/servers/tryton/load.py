"""Loads Northwind into Tryton through its own models: 830 sales, quoted and confirmed.

    python load.py CONFIG DATABASE PASSWORD

Amounts of `sale.line` are computed by Tryton (quantity times unit price, rounded by the currency).
They come out exact because the price after discount has four decimals and the currency is given
four, too.
"""

import datetime
import sys
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from trytond import config

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import northwind  # noqa: E402

config.update_etc(sys.argv[1])

from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction  # noqa: E402

DATABASE, PASSWORD = sys.argv[2:]

# The smallest amount: every price of the set is a whole number of it.
STEP = Decimal("0.0001")


def party(name, code):
    """Returns an unsaved party with one address."""
    Party = Pool().get("party.party")
    return Party(name=name, code=code, addresses=[{}])


def company():
    """Creates the company, its currency and its place in the transaction."""
    pool = Pool()
    Currency, Company = pool.get("currency.currency"), pool.get("company.company")
    dollar = Currency(
        name="US Dollar",
        symbol="$",
        code="USD",
        digits=4,
        rounding=STEP,
    )
    dollar.save()
    owner = party("Northwind Traders", "NORTHWIND")
    owner.save()
    made = Company(party=owner, currency=dollar)
    made.save()
    return made


def login(company, employees):
    """Creates the user that reads sales over the network and may do no more."""
    pool = Pool()
    User, Data = pool.get("res.user"), pool.get("ir.model.data")
    Group = pool.get("res.group")
    groups = [Data.get_id("sale", "group_sale"), Data.get_id("product", "group_product_admin")]
    user = User(name="Reports", login="erp", password=PASSWORD, groups=Group.browse(groups))
    user.companies, user.company = [company], company
    user.employees = employees
    user.save()


def customers():
    parties = [party(row["name"], row["account_id"]) for row in northwind.table("accounts")]
    Pool().get("party.party").save(parties)
    return {party.code: party for party in parties}


def sellers(company):
    pool = Pool()
    rows = northwind.table("managers")
    parties = [party(row["name"], row["manager_id"]) for row in rows]
    pool.get("party.party").save(parties)
    Employee = pool.get("company.employee")
    employees = [Employee(party=party, company=company) for party in parties]
    Employee.save(employees)
    return {row["manager_id"]: employee for row, employee in zip(rows, employees)}


def products(rows):
    pool = Pool()
    Template, Product = pool.get("product.template"), pool.get("product.product")
    Category, Data = pool.get("product.category"), pool.get("ir.model.data")
    unit = pool.get("product.uom")(Data.get_id("product", "uom_unit"))
    categories = {name: Category(name=name) for name in sorted({row["category"] for row in rows})}
    Category.save(list(categories.values()))
    found = {row["product_id"]: row for row in rows}
    templates = [
        Template(
            name=f"Product {code}",
            code=code,
            type="goods",
            default_uom=unit,
            sale_uom=unit,
            salable=True,
            categories=[categories[row["category"]]],
            products=[Product()],
        )
        for code, row in found.items()
    ]
    Template.save(templates)
    return {template.code: template.products[0] for template in templates}


def sales(rows, company, parties, employees, goods):
    """Creates the sales as drafts, has them quoted and confirmed."""
    pool = Pool()
    Sale, Line = pool.get("sale.sale"), pool.get("sale.line")
    made = []
    for number, group in groupby(rows, key=lambda row: row["order_id"]):
        group = list(group)
        buyer = parties[group[0]["account_id"]]
        address = buyer.addresses[0]
        made.append(
            Sale(
                company=company,
                currency=company.currency,
                party=buyer,
                invoice_address=address,
                shipment_address=address,
                number=number,
                sale_date=datetime.date.fromisoformat(group[0]["order_date"]),
                lines=[line(Line, row, goods) for row in group],
            )
        )
    Sale.save(made)
    Sale.quote(made)
    Sale.confirm(made)
    sellers = {row["order_id"]: employees[row["manager_id"]] for row in rows}
    for sale in made:
        sale.confirmed_by = sellers[sale.number]
    Sale.save(made)


def line(Line, row, goods):
    product = goods[row["product_id"]]
    price = Decimal(row["unit_price"]) * (1 - Decimal(row["discount_pct"]))
    return Line(
        type="line",
        sequence=int(row["line_no"]),
        product=product,
        unit=product.sale_uom,
        quantity=float(row["qty"]),
        unit_price=price.quantize(STEP),
    )


def main():
    pool = Pool(DATABASE)
    with Transaction().start(DATABASE, 0, readonly=True):
        pool.init()
    rows = northwind.table("orders")
    with Transaction().start(DATABASE, 1) as transaction:
        owner = company()
        with transaction.set_context(company=owner.id):
            employees = sellers(owner)
            login(owner, list(employees.values()))
            sales(rows, owner, customers(), employees, products(rows))
            found = sum(line.amount for line in Pool().get("sale.line").search([]))
            expected = sum(Decimal(row["net_amount"]) for row in rows)
            if found != expected:
                sys.exit(f"Tryton's lines add up to {found}, the repository's to {expected}")
        transaction.commit()


if __name__ == "__main__":
    main()
