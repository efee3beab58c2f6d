-- Rows that were inserted since the database counts, as it counts them: costs nothing, however many.
-- A row that is written again is not counted again; one whose transaction was rolled back is.
select relname as table_name,
  case relname when 'scan' then 'barcode' when 'scan_copy' then 'barcode'
    when 'truck_event' then 'fleet' else 'maintenance' end as pipeline,
  n_tup_ins as inserted
from pg_stat_user_tables
where schemaname = 'crossdock'
  and relname in ('scan', 'scan_copy', 'truck_event', 'vibration', 'process_reading')
order by relname
limit 10
