-- What the models were given of a machine, in the order of time.
select * from (
  select to_time as at, vibration_verdict, process_verdict, features
  from crossdock.feature_row
  where tenant = :tenant and machine_id = :machine
  order by from_time desc
  limit 400
) newest
order by at
