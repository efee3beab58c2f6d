-- The blocks of vibration of a machine, in the order of time; the peaks of the newest valid ones.
select * from (
  select event_time as at, sensor_id, verdict, shaft_hz, acceleration_rms, velocity_rms, zone, peak,
    crest, kurtosis, outer_race, inner_race, case when row_number() over (
      partition by verdict = 'VALID' order by event_time desc) <= 20 then peaks end as peaks
  from crossdock.vibration
  where tenant = :tenant and machine_id = :machine
  order by event_time desc
  limit 600
) newest
order by at
