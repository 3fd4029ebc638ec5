namespace Funding.Core.Tests;

public sealed class CalendarTests
{
    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_falls_where_the_almanac_says(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), SwedishHolidays.EasterSunday(year));

    [Theory]
    [InlineData("2027-01-01")] // New Year
    [InlineData("2027-01-06")] // Epiphany
    [InlineData("2027-03-26")] // Good Friday
    [InlineData("2027-03-29")] // Easter Monday
    [InlineData("2028-05-01")] // May Day
    [InlineData("2027-05-06")] // Ascension
    [InlineData("2028-06-06")] // National Day
    [InlineData("2027-06-25")] // Midsummer Eve
    [InlineData("2026-06-19")] // Midsummer Eve, as early as it can be
    [InlineData("2027-12-24")]
    [InlineData("2027-12-31")]
    [InlineData("2027-01-02")] // Saturday
    public void Offices_are_closed(string day) => Assert.True(SwedishHolidays.IsClosed(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("2027-03-25")] // Maundy Thursday
    [InlineData("2027-06-18")]
    [InlineData("2027-12-23")]
    [InlineData("2027-05-07")]
    public void Offices_are_open(string day) => Assert.False(SwedishHolidays.IsClosed(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("2027-03-30", -3, "2027-03-23")] // over Easter
    [InlineData("2027-05-30", 0, "2027-05-28")] // Sunday: the Friday before
    [InlineData("2027-05-30", 7, "2027-06-08")]
    [InlineData("2027-12-23", 1, "2027-12-27")]
    public void Business_days_step_over_holidays(string day, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), BusinessDays.Shift(DateOnly.Parse(day, null), days));

    [Fact]
    public void A_deadline_passes_at_midnight_in_Sweden_summer_and_winter()
    {
        Assert.Equal(new DateTime(2027, 1, 15, 23, 0, 0), SwedishTime.EndOf(new(2027, 1, 15)).UtcDateTime);
        Assert.Equal(new DateTime(2027, 7, 15, 22, 0, 0), SwedishTime.EndOf(new(2027, 7, 15)).UtcDateTime);
        Assert.Equal(new DateOnly(2027, 1, 1), SwedishTime.DayOf(new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero)));
        Assert.Equal("2027-07-15 16:00", SwedishTime.Text(new DateTimeOffset(2027, 7, 15, 14, 0, 0, TimeSpan.Zero)));
    }
}
