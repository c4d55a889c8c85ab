using { managed } from '@sap/cds/common';

@path: '/odata/v4/sales'
@requires: 'authenticated-user'
service SalesService {
  // Amounts are decimals, which OData writes as strings; a page holds 500 however many are asked for.
  @cds.query.limit: { default: 500, max: 500 }
  entity OrderLines : managed {
    key id             : Integer;
        order_id       : String(20);
        line_no        : String(10);
        doc_type       : String(20);
        status         : String(20);
        account_id     : String(10);
        manager_id     : String(10);
        order_date     : Date;
        product_id     : String(10);
        category       : String(40);
        qty            : Decimal(15, 3);
        unit_price     : Decimal(15, 4);
        discount_pct   : Decimal(9, 4);
        net_amount     : Decimal(15, 4);
        promised_date  : Date;
        delivered_date : Date;
  }
}
