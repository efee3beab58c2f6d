-- What models said of a machine, in the order of time.
select * from (
  select failure_mode, to_time as at, probability, threshold, verdict, model, model_version, reasons
  from crossdock.prediction
  where tenant = :tenant and machine_id = :machine
  order by from_time desc
  limit 3000
) newest
order by at, failure_mode
