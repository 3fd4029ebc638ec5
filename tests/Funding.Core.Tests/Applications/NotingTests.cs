using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core.Tests;

public sealed class NotingTests
{
    [Fact]
    public void Staff_note_what_they_need_to_remember_and_the_case_knows_where_it_stands_in_the_trail()
    {
        var life = Life.InReview();
        var before = life.Current;

        life.Do(new AddNote("  Ring Maria om bilagan.  "), People.Officer).Do(new AddNote("Klart."), People.Finance);

        Assert.Equal(["Ring Maria om bilagan.", "Klart."], life.Trail.OfType<NoteAdded>().Select(e => e.Text));
        Assert.All(life.Current.Notes, note => Assert.IsType<NoteAdded>(life.Trail[(int)note.Event - 1]));
        Assert.Equal(2, life.Current.Notes.Count);
        Assert.Equal(before, life.Current with { Notes = [], Version = before.Version });
    }

    [Fact]
    public void A_note_tells_nobody_anything()
    {
        var life = Life.WithBoard();
        var effects = life.Effects.Count;

        life.Do(new AddNote("Ring Maria."), People.Director);

        Assert.Equal(effects, life.Effects.Count);
    }

    [Fact]
    public void An_ended_case_can_still_be_noted_on()
    {
        var life = Life.Submitted().Do(new Withdraw(), People.Editor).Do(new AddNote("De söker igen."), People.Officer);

        Assert.Single(life.Current.Notes);
    }

    [Theory]
    [InlineData(" ", ProblemCode.Required)]
    [InlineData("Deltagaren 811218-9876 ringde.", ProblemCode.PersonalIdentityNumber)]
    public void A_note_says_something_and_names_no_participant(string text, string code)
    {
        var refusal = Life.Submitted().Refuses(new AddNote(text), People.Officer, RefusalCode.InvalidInput);

        Assert.Equal(("/text", code), (refusal.Problems.Single().Field, refusal.Problems.Single().Code));
    }

    [Fact]
    public void A_button_pressed_twice_makes_one_note_and_a_colleague_may_say_the_same()
    {
        var life = Life.Submitted();

        life.Do(new AddNote("Klart."), People.Officer)
            .Do(new AddNote("Klart. "), People.Officer)
            .Do(new AddNote("Klart."), People.Finance);

        Assert.Equal(2, life.Current.Notes.Count);
    }

    [Fact]
    public void A_note_has_an_end()
    {
        var life = Life.Submitted();

        life.Refuses(new AddNote(new string('a', 10_001)), People.Officer, RefusalCode.InvalidInput);
        life.Do(new AddNote(new string('a', 10_000)), People.Officer);
    }

    [Fact]
    public void Nobody_but_the_staff_notes_and_nothing_is_noted_of_a_draft()
    {
        Life.InReview().Refuses(new AddNote("x"), People.Editor, RefusalCode.NotAllowed);
        Life.WithBoard().Refuses(new AddNote("x"), People.Seat(3), RefusalCode.NotAllowed);
        Life.Draft().Refuses(new AddNote("x"), People.Officer, RefusalCode.NotFound);
    }
}
