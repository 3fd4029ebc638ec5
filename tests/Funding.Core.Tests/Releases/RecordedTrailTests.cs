using System.Text.Json;

namespace Funding.Core.Tests;

/// <summary>What earlier releases have stored is understood by the code of the day, and cases under way go on.</summary>
public sealed class RecordedTrailTests
{
    public static TheoryData<string> Lives => [.. RecordedLife.Names];

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_recorded_trail_folds_to_the_state_that_was_stored(string name)
    {
        var life = RecordedLife.Read(name);

        var folded = life.Trail.Aggregate((Application?)null, Application.Fold)!;

        Assert.Equal(life.Trail.Count, folded.Version);
        Assert.Empty(Stored.Missing(life.States[^1], JsonElement.Parse(Json.Of(folded)), ""));
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_recorded_state_is_read_with_everything_in_it(string name)
    {
        foreach (var stored in RecordedLife.Read(name).States)
        {
            var state = stored.Deserialize(CoreJson.Default.Application)!;

            Assert.Empty(Stored.Missing(stored, JsonElement.Parse(Json.Of(state)), ""));
        }
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_recorded_event_is_read_with_everything_in_it_and_has_effects(string name)
    {
        Application? state = null;
        foreach (var happened in RecordedLife.Read(name).Trail)
        {
            state = Application.Fold(state, happened);
            Assert.All(
                ApplicationEffects.Of(state, happened).OfType<Effect.SendMail>(),
                mail => Assert.NotEmpty(mail.Recipient.Name)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void From_every_moment_of_a_recorded_life_its_process_can_go_on_to_an_end(string name)
    {
        Application? state = null;
        var trail = RecordedLife.Read(name).Trail;
        foreach (var (index, happened) in trail.Index())
        {
            state = Application.Fold(state, happened);
            // What one person did at one instant was stored at once: there is no state in the middle of it.
            if (index == trail.Count - 1 || (trail[index + 1].At, trail[index + 1].By) != (happened.At, happened.By))
            {
                GoesOnToAnEnd(state, happened.At);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_recorded_state_goes_on_to_an_end(string name)
    {
        foreach (var stored in RecordedLife.Read(name).States)
        {
            var state = stored.Deserialize(CoreJson.Default.Application)!;
            GoesOnToAnEnd(state, Played.Start.AddYears(3));
        }
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void What_is_read_of_a_recorded_life_has_no_hole_where_a_member_was_added_since(string name)
    {
        var life = RecordedLife.Read(name);

        Assert.Empty(life.Trail.SelectMany(happened => Holes.In(happened, happened.GetType().Name)).Distinct());
        Assert.Empty(
            life.States.SelectMany(stored =>
                    Holes.In(stored.Deserialize(CoreJson.Default.Application)!, nameof(Application))
                )
                .Distinct()
        );
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void A_rule_that_was_added_since_has_its_default_in_a_recorded_case(string name)
    {
        foreach (var stored in RecordedLife.Read(name).States)
        {
            var rules = stored.GetProperty("association").GetProperty("rules");
            var read = stored.Deserialize(CoreJson.Default.Application)!.Rules;
            foreach (
                var rule in typeof(AssociationRules)
                    .GetProperties()
                    .Where(rule => !rules.TryGetProperty(Camel(rule.Name), out _))
            )
            {
                var (expected, actual) = (rule.GetValue(new AssociationRules()), rule.GetValue(read));
                Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
            }
        }
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static void GoesOnToAnEnd(Application state, DateTimeOffset at)
    {
        var life = Played.From(state, at);
        life.LeaveToTime();

        Assert.True(Abandon.Ends(life), $"Stuck in {life.State!.Stage} since version {state.Version}");
        Assert.Empty(Dues.Running(life.State!));
    }
}
