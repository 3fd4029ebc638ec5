using System.Text.Json;
using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

public sealed class WholeLifeTests
{
    [Fact]
    public void What_is_stored_of_a_whole_life_reads_back_as_it_was()
    {
        var life = Closed();

        Assert.Equal(Json.Of(life.Current), Json.Of(Json.Again(life.Current)));
        Assert.All(life.Trail, e => Assert.Equal(Json.Of(e), Json.Of(Json.Again(e))));
        Assert.All(
            life.Effects,
            e =>
            {
                var text = JsonSerializer.Serialize(e, CoreJson.Default.Effect);
                var again = JsonSerializer.Deserialize(text, CoreJson.Default.Effect)!;
                Assert.Equal(text, JsonSerializer.Serialize(again, CoreJson.Default.Effect));
            }
        );
    }

    [Fact]
    public void Folding_the_stored_trail_gives_the_stored_state()
    {
        var life = Closed();

        var folded = life.Trail.Select(Json.Again).Aggregate((Application?)null, Application.Fold)!;

        Assert.Equal(Json.Of(life.Current), Json.Of(folded));
        Assert.Equal(life.Trail.Count, folded.Version);
    }

    [Fact]
    public void A_granted_project_is_paid_followed_up_settled_and_closed()
    {
        var life = Closed();

        Assert.Equal(ApplicationStage.Closed, life.Current.Stage);
        Assert.Equal(Samples.Kr(1_350_000), life.Current.Ledger.Paid);
        Assert.Equal(life.Current.Ledger.Granted - life.Current.Ledger.Recovered, life.Current.Ledger.Paid);
        Assert.Empty(Dues.Running(life.Current));
    }

    private static Life Closed()
    {
        var life = Life.Active();
        life.Until(new DateOnly(2027, 1, 20)).Pay(1);
        life.Until(new DateOnly(2027, 5, 10)).Report("interim-1").Pay(2);
        life.Until(new DateOnly(2027, 10, 10)).Report("interim-2");
        life.Until(new DateOnly(2028, 1, 20)).Pay(3);
        life.Until(new DateOnly(2028, 5, 10)).Report("interim-3");
        life.Until(new DateOnly(2028, 10, 10)).Report("interim-4");
        life.Until(new DateOnly(2029, 2, 1)).Report("final").Pay(4);
        life.Do(new Settle(Samples.Kr(1_350_000), "Resekostnader utan underlag."), People.Finance);
        life.Do(new RecordRecovery(Samples.Kr(50_000), "bg-1"), People.Finance);
        return life;
    }
}
